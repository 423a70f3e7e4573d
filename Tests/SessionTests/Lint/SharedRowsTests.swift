import Testing

@Suite struct SharedRowsTests {
  @Test(arguments: [
    "data iris",
    "data xor",
    "data moons",
    "",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("shared-rows", text) == [], "\(text)")
  }

  @Test func comparesTheRowsOfAFile() throws {
    let rows = (0..<60).map { "\($0 % 20),\($0 % 7 % 2)\n" }.joined()
    let once = (0..<60).map { "\($0),\($0 % 2)\n" }.joined()
    let folder = try TemporaryFolder([
      "twice.csv": "x,y\n" + rows + rows, "once.csv": "x,y\n" + once,
    ])
    let twice = "data \"\(folder.file("twice.csv"))\" target y"
    #expect(LintTests.fixes("shared-rows", twice) == ["split together"])
    #expect(LintTests.fixes("shared-rows", twice + "; split test 0.5 together") == [])
    #expect(LintTests.fixes("shared-rows", "data \"\(folder.file("once.csv"))\" target y") == [])
    let own = twice + " test \"\(folder.file("twice.csv"))\""
    #expect(LintTests.fixes("shared-rows", own) == ["split validation 0.2 together"])
  }
}
