import Diagnostics
import Notebooks
import Testing

@Suite struct ScriptPageTests {
  @Test func commentsAreProseAndStatementsCells() throws {
    let script = """
      #!/usr/bin/env nn
      # # Numbers
      #
      # Two cells.

      let a = 1  # one
      let b = {
        # inside
        2
      }
      a
      #> = 1
      b
      #> = 2
      #>
      # The end.
      """
    let source = SourceText(
      script.replacing("{\n  # inside\n  2\n}", with: "[\n  # inside\n  2\n]"))
    #expect(
      try ScriptPage(source, name: "x").page.pieces == [
        .prose("# Numbers\n\nTwo cells.\n"),
        .cell(
          Page.Cell(
            number: 1, code: "let a = 1  # one\nlet b = [\n  # inside\n  2\n]\na", output: ["= 1"])),
        .cell(Page.Cell(number: 2, code: "b", output: ["= 2", ""])), .prose("The end."),
      ])
  }

  @Test func aBlankLineEndsACell() throws {
    let page = try ScriptPage(SourceText("let a = 1\n\nlet b = 2\n"), name: "x").page
    #expect(page.cells.map(\.code) == ["let a = 1", "let b = 2"])
  }

  @Test func refusesWhatDoesNotParse() {
    #expect(throws: Diagnostic.self) { try ScriptPage(SourceText("let = ("), name: "x") }
  }
}
