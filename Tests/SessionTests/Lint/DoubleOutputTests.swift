import Testing

@Suite struct DoubleOutputTests {
  @Test(arguments: [
    ("data iris; layer dense out; layer activation softmax", "remove layer 2"),
    ("data moons; layer dense 1 sigmoid; layer activation sigmoid; loss mse", "remove layer 2"),
  ])
  func warns(text: String, fix: String) {
    #expect(LintTests.fixes("double-output", text) == [fix], "\(text)")
  }

  @Test(arguments: [
    "data iris; layer dense out",
    "data iris; layer dense 3; layer activation softmax",
    "data moons; network 4 sigmoid",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("double-output", text) == [], "\(text)")
  }
}
