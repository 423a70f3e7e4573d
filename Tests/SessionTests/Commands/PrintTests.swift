import Testing

@Suite struct PrintTests {
  @Test(arguments: [
    ("print 1 2 3", "1 2 3"), ("print 1 -1", "1 -1"), ("print 1 - 1", "0"), ("print", ""),
    ("print \"a\" \"b c\"", "a b c"), ("print [1 2] 1..3 none true", "[1, 2] 1..3 none true"),
    ("print {a: \"x\"}", "{a: \"x\"}"), ("print \"1 + 1 = {1 + 1}\"", "1 + 1 = 2"),
  ])
  func writesValuesOnOneLine(text: String, line: String) {
    #expect(Conversation().answer(text).joined(separator: "\n") == line)
  }

  @Test func speaksEvenWhenQuiet() {
    #expect(Conversation(isQuiet: true).answer("print 1") == ["1"])
    #expect(Conversation(isQuiet: true).answer("data xor") == [])
  }

  @Test func isSilentBeforeASemicolon() {
    #expect(Conversation().answer("print 1;") == [])
    #expect(Conversation().answer("print 1; print 2;") == ["1"])
  }

  @Test func refusesAnUnknownName() {
    #expect(Conversation("let width = 3").mistake("print widht").hint == "did you mean 'width'?")
  }
}
