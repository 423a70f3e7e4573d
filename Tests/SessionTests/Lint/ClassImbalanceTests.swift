import Testing

@Suite struct ClassImbalanceTests {
  @Test(arguments: [
    "data iris; layer dense out",
    "data wine",
    "data housing",
    "",
  ])
  func isSilent(text: String) {
    #expect(LintTests.fixes("class-imbalance", text) == [], "\(text)")
  }

  @Test func countsTheRowsOfAFile() throws {
    let rows = (0..<60).map { "\($0 * 37 % 100),\($0 < 6 ? "rare" : "common")\n" }.joined()
    let folder = try TemporaryFolder(["rare.csv": "x,kind\n" + rows])
    let data = "data \"\(folder.file("rare.csv"))\" target kind; layer dense out"
    #expect(LintTests.fixes("class-imbalance", data) == ["train balance"])
    #expect(
      LintTests.fixes("class-imbalance", data + "; train steps 1 balance quiet") == [])
  }
}
