import Testing

@Suite struct ZeroWeightsTests {
  @Test(arguments: [
    ("data iris; layer dense 4 relu init zeros; layer dense out", "init he layer dense1"),
    ("data iris; network 4 tanh; init constant(0.5)", "init xavier layer dense1"),
  ])
  func warns(text: String, fix: String) {
    #expect(LintTests.fixes("zero-weights", text) == [fix], "\(text)")
  }

  @Test(arguments: [
    "data iris; network 4 relu",
    "data iris; layer dense out init zeros",
    "data xor; layer dense 2 tanh init identity; layer dense out",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("zero-weights", text) == [], "\(text)")
  }
}
