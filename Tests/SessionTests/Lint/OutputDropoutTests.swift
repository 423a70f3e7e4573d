import Testing

@Suite struct OutputDropoutTests {
  @Test(arguments: [
    ("data iris; layer dense out; layer dropout 0.2", "remove layer 2")
  ])
  func warns(text: String, fix: String) {
    #expect(LintTests.fixes("output-dropout", text) == [fix], "\(text)")
  }

  @Test(arguments: [
    "data iris; layer dense 4 relu; layer dropout 0.2; layer dense out",
    "data iris; layer dense out",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("output-dropout", text) == [], "\(text)")
  }
}
