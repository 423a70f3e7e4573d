import Testing

@Suite struct UnscaledInputsTests {
  @Test(arguments: [
    ("data wine; scale none; layer dense out", "scale standard"),
    ("data digits; scale none; layer dense out", "scale minmax"),
  ])
  func warns(text: String, fix: String) {
    #expect(LintTests.fixes("unscaled-inputs", text) == [fix], "\(text)")
  }

  @Test(arguments: [
    "data wine; layer dense out",
    "data wine; scale minmax",
    "data moons; layer dense out",
    "data iris; scale none",
    "",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("unscaled-inputs", text) == [], "\(text)")
  }
}
