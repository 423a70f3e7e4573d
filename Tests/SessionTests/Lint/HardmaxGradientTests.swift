import Testing

@Suite struct HardmaxGradientTests {
  @Test(arguments: [
    ("data iris; layer dense 3 hardmax", "remove layer 1; layer dense out"),
    (
      "data iris; layer dense 3; layer activation hardmax",
      "remove layer 2; layer activation softmax"
    ),
    ("data iris; layer dense 4 hardmax; layer dense out", "network 4 relu"),
  ])
  func warns(text: String, fix: String) {
    #expect(LintTests.fixes("hardmax-gradient", text) == [fix], "\(text)")
    let after = Conversation("\(text); \(fix); train epochs 1")
    #expect(after.answer("lint hardmax-gradient") == ["nothing to warn of"])
  }

  @Test(arguments: [
    "data iris; layer dense out", "data iris; layer activation hardmax; layer dense out",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("hardmax-gradient", text) == [], "\(text)")
  }
}
