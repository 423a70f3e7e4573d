import Testing

@Suite struct SigmoidDepthTests {
  @Test(arguments: [
    ("data iris; network 8 8 8 sigmoid", "network 8 8 8 relu"),
    ("data iris; network 9 8 7 6 hard_sigmoid", "network 9 8 7 6 relu"),
  ])
  func warns(text: String, fix: String) {
    #expect(LintTests.fixes("sigmoid-depth", text) == [fix], "\(text)")
  }

  @Test(arguments: [
    "data iris; network 8 8 sigmoid",
    "data iris; network 8 8 8 tanh",
    "data moons; layer dense out",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("sigmoid-depth", text) == [], "\(text)")
  }
}
