import Diagnostics
import Testing

@testable import Notebooks

@Suite struct NotebookTests {
  static let text = """
    # One

    ```nn
    let x = 1
    x
    ```

    ```output
    1
    ```

    ![loss](one.assets/1.svg)

    ![ours](others/2.svg)
    ~~~~ python
    ```nn
    not a cell
    ~~~~

      ```nn words
      x + 1
      ```
    end
    """

  private func notebook(_ text: String = text) throws -> Notebook {
    try Notebook(SourceText(text, name: "one.md"), name: "one")
  }

  @Test func findsCellsAndWhatTheyGave() throws {
    let cells = try notebook().cells
    #expect(cells.map(\.number) == [1, 2])
    #expect(cells[0].recorded == ["1"])
    #expect(cells[0].figures == [NotebookFigure(path: "one.assets/1.svg", description: "loss")])
    #expect(cells[1].recorded == nil)
    #expect(try notebook().code(of: cells[1]) == "x + 1")
  }

  @Test func aViewStandsWhereTheCellStands() throws {
    let notebook = try notebook()
    let view = notebook.view(of: [notebook.cells[1]])
    #expect(view.bytes.count == notebook.source.bytes.count)
    #expect(view[view.span(ofLine: 21)] == "  x + 1")
    #expect(view.text.filter { !$0.isWhitespace } == "x+1")
  }

  @Test func keepsAllThatIsNotRewritten() throws {
    #expect(try notebook().rewritten(recording: [:]) == Self.text)
    #expect(try notebook().rewritten(code: [:]) == Self.text)
    for text in ["", "\n", "a", "```nn\n```", "```nn\r\n1\r\n```\r\nend\r\n", "x\n```\nopen"] {
      #expect(try notebook(text).rewritten(recording: [:]) == text)
    }
  }

  @Test func writesWhatWasRecordedAfterItsCell() throws {
    let text = try notebook().rewritten(recording: [
      1: [], 2: ["", "```output", "2", "```"],
    ])
    #expect(
      text == """
        # One

        ```nn
        let x = 1
        x
        ```

        ![ours](others/2.svg)
        ~~~~ python
        ```nn
        not a cell
        ~~~~

          ```nn words
          x + 1
          ```

          ```output
          2
          ```

        end
        """)
    #expect(
      try notebook("```nn\r\n1\r\n```").rewritten(recording: [1: ["", "```output", "1", "```"]])
        == "```nn\r\n1\r\n```\n\n```output\n1\n```\n")
  }

  @Test func refusesWhatDoesNotEnd() {
    #expect(throws: Diagnostic.self) { try notebook("text\n```nn\nx") }
    #expect(throws: Diagnostic.self) { try notebook("<!-- nn: hid -->\n```nn\nx\n```") }
  }

  @Test func formatsTheInsidesOfCells() throws {
    let text = try notebook("a\n```nn\nlet   x=1\n# c\n```\n  b").formatted()
    #expect(text == "a\n```nn\nlet x = 1\n# c\n```\n  b")
    #expect(try notebook(text).formatted() == text)
    #expect(throws: Diagnostic.self) { try notebook("```nn\nlet = 2\n```").formatted() }
  }
}
