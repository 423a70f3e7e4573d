import Diagnostics
import Notebooks
import Testing

@Suite struct FormattedNotebookTests {
  private func formatted(_ text: String) throws(Diagnostic) -> String {
    try FormattedNotebook.text(of: SourceText(text, name: "one.md"))
  }

  @Test func onlyTheInsidesOfCellsChange() throws {
    let text =
      "a  b\n- x\n  ```nn\n  let   x=1\n  # c\n  if  x == 1 {\n  print  x\n  }\n  ```\n```output\n 1  2\n```\n"
    let result = try formatted(text)
    #expect(
      result
        == "a  b\n- x\n  ```nn\n  let x = 1\n  # c\n  if x == 1 {\n    print x\n  }\n  ```\n```output\n 1  2\n```\n"
    )
    #expect(try formatted(result) == result)
  }

  @Test func aMistakeIsSaidWhereItStands() throws {
    let mistake = try #require(throws: Diagnostic.self) {
      try formatted("a\n\n```nn\nlet = 2\n```")
    }
    #expect(mistake.source?.line(at: mistake.span?.lower ?? 0) == 4)
    let wanted = "<!-- nn: error -->\n```nn\nlet   = 2\n```"
    #expect(try formatted(wanted) == wanted)
  }
}
