import Testing

@Suite struct LearningRateTests {
  @Test(arguments: [
    ("data iris; layer dense out; optimizer adam rate 1", "optimizer adam rate 0.001"),
    ("data iris; layer dense out; optimizer sgd rate 50", "optimizer sgd rate 0.01"),
    ("data iris; layer dense out; train steps 1 rate 3 quiet", "train rate 0.001"),
  ])
  func warns(text: String, fix: String) {
    #expect(LintTests.fixes("learning-rate", text) == [fix], "\(text)")
  }

  @Test(arguments: [
    "data iris; layer dense out; optimizer sgd rate 0.5",
    "data iris; layer dense out",
    "data iris; layer dense out; optimizer adam rate 0.1",
    "",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("learning-rate", text) == [], "\(text)")
  }
}
