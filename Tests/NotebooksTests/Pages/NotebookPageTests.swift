import Diagnostics
import Notebooks
import Testing

@Suite struct NotebookPageTests {
  private func pieces(_ text: String) throws(Diagnostic) -> [Page.Piece] {
    try NotebookPage.page(SourceText(text), name: "lesson").pieces
  }

  @Test func findsCellsAndWhatTheyGave() throws {
    let text = """
      # Title

      <!-- nn: hide, tolerance=1e-3 -->
      ```nn
      let a = 1

      a
      ```
      ```output
      = 1
      ```

      ![A \\[curve\\]](lesson.assets/1.svg)

      After.
      ![elsewhere](x.svg)
      """
    #expect(
      try pieces(text) == [
        .prose("# Title\n"),
        .cell(
          Page.Cell(
            number: 1, code: "let a = 1\n\na", output: ["= 1"],
            figures: [Page.Figure(path: "lesson.assets/1.svg", description: "A [curve]")],
            isHidden: true, isTolerant: true)), .prose("\nAfter.\n![elsewhere](x.svg)"),
      ])
  }

  @Test func aCellWithoutOutputHasNone() throws {
    let pieces = try pieces("```nn\na\n```\n```nn\nb\n```\n```output\n```\n")
    #expect(
      pieces == [
        .cell(Page.Cell(number: 1, code: "a")), .cell(Page.Cell(number: 2, code: "b", output: [])),
      ])
  }

  @Test(arguments: [
    "~~~\n```nn\na\n```\n~~~", "    ```nn\n    a\n    ```", "```output\na\n```", "```swift\na\n```",
    "````\n```nn\na\n```\n````", "``nn a``",
  ])
  func otherCodeIsProse(text: String) throws {
    #expect(try pieces(text) == [.prose(text)])
  }

  @Test func aCellThatIsNotClosedIsRefused() {
    #expect(throws: Diagnostic.self) { try pieces("```nn\r\na\r\nb") }
  }

  @Test func optionsAreOfTheNextCellOnly() throws {
    let cells = try NotebookPage.page(
      SourceText("<!-- nn: error -->\n```nn\na\n```\n```nn\nb\n```\n"), name: "x"
    ).cells
    #expect(cells.map(\.isMistake) == [true, false])
  }
}
