import Testing

@Suite struct LookAheadTests {
  private func fixes(_ layers: String) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "abcd", count: 50), to: "book.txt")
    let data = "data \"\(folder.file("book.txt"))\" sequence 8; layer embedding all 4; "
    return LintTests.fixes("look-ahead", data + layers + "; layer dense out")
  }

  @Test(arguments: [
    "layer attention 2", "layer transformer 2", "layer gru 3 sequence on bidirectional on",
  ])
  func whatSeesLaterStepsIsTold(layers: String) throws {
    #expect(try fixes(layers) == ["remove layer 2"])
  }

  @Test(arguments: [
    "layer attention 2 causal on", "layer transformer 2 causal on", "layer gru 3 sequence on",
  ])
  func whatLooksBackIsFine(layers: String) throws {
    #expect(try fixes(layers) == [])
  }

  @Test func otherTargetsMayBeSeenWhole() {
    #expect(
      LintTests.fixes(
        "look-ahead",
        "data iris; layer reshape 2 2; layer attention 1; layer flatten; layer dense out")
        == [])
  }
}
