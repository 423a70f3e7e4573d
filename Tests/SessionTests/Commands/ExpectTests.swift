import Testing

@Suite struct ExpectTests {
  @Test(arguments: ["1 + 1 == 2", "true", "\"a\" in \"cat\"", "not false", "3 in 1..5"])
  func doesNothingWhenTheConditionHolds(condition: String) {
    #expect(Conversation().answer("expect \(condition)") == [])
  }

  @Test(arguments: [
    ("2 < 1", "2 < 1 does not hold"), ("x > 0.95", "0.5 > 0.95 does not hold"),
    ("\"a\" == \"b\"", "\"a\" == \"b\" does not hold"), ("7 in [1 2]", "7 in [1, 2] does not hold"),
    ("false", "it is false"), ("x > 0 and x > 1", "it is false"),
  ])
  func showsBothSides(condition: String, hint: String) {
    let mistake = Conversation("let x = 0.5").mistake("expect \(condition)")
    #expect(mistake.message == "expected \(condition)")
    #expect(mistake.token == condition)
    #expect(mistake.hint == hint)
    #expect(mistake.status == 1)
  }

  @Test func refusesWhatIsNoCondition() {
    let mistake = Conversation().mistake("expect 3")
    #expect(mistake.message == "a condition must be true or false, not a number")
    #expect(Conversation().mistake("expect 1 < 2 < 3").hint.contains("1 < 2 and 2 < 3"))
    #expect(Conversation().mistake("expect loss < 1").message == "'loss' has no value yet")
  }
}
