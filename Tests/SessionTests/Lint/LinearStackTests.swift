import Testing

@Suite struct LinearStackTests {
  @Test(arguments: [
    ("data iris; layer dense 16; layer dense out", "network 16 relu"),
    (
      "data iris; layer dense 8; layer dropout 0.1; layer dense 4 relu; layer dense out",
      "network 8 4 relu"
    ),
    ("data iris; network deep; layer dense 16; layer dense out", "network deep 16 relu"),
  ])
  func warns(text: String, fix: String) {
    #expect(LintTests.fixes("linear-stack", text) == [fix], "\(text)")
  }

  @Test(arguments: [
    "data iris; layer dense 16 relu; layer dense out",
    "data iris; layer dense 16; layer activation relu; layer dense out",
    "data iris; layer dense out",
    "",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("linear-stack", text) == [], "\(text)")
  }
}
