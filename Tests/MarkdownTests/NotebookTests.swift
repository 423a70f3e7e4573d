import Diagnostics
import Markdown
import Testing

@Suite struct NotebookTests {
  private func codes(_ text: String) throws(Diagnostic) -> [String] {
    let notebook = try Notebook(SourceText(text, name: "lesson.md"))
    return notebook.cells.map { notebook.code(of: $0) }
  }

  @Test(arguments: [
    ("", []), ("# Title\n", []), ("```nn\na\n```", ["a"]), ("```nn\n```\n", [""]),
    ("```nn\na\n\nb\n```\ntext\n```nn\nc\n```\n", ["a\n\nb", "c"]),
    ("````nn\n```\na\n````\n", ["```\na"]), ("~~~nn\n```\n~~~\n", ["```"]),
    ("~~~~ nn\na\n~~~\n~~~~~\n", ["a\n~~~"]),
    ("   ```nn\n   a\n  b\n     c\n  ```\n", ["a\nb\n  c"]),
    ("    ```nn\n    a\n    ```\n", []), ("text\n    ```nn\n", []),
    ("```nn\r\na\r\n```\r\n", ["a"]), ("```swift\n```nn\n```\n```nn\nb\n```\n", ["b"]),
    ("```` `nn\n", []), ("``nn\na\n``\n", []),
    // In lists and quotes.
    ("- item\n\n  ```nn\n  a\n    b\n  ```\n", ["a\n  b"]),
    ("1. one\n2. two\n   ```nn\n   a\n   ```\n", ["a"]),
    ("10. ```nn\n    a\n    ```\n", ["a"]), ("- ```nn\n  a\n  ```\n- x\n", ["a"]),
    ("- a\n  - b\n    ```nn\n    c\n\n    d\n    ```\n", ["c\n\nd"]),
    ("> ```nn\n> a\n>\n>  b\n> ```\n", ["a\n\n b"]), ("> - ```nn\n>   a\n>   ```\n", ["a"]),
    ("> quote\nlazy\n```nn\na\n```\n", ["a"]), ("- a\n\n      ```nn\n", []),
    ("-\n  ```nn\n  a\n  ```\n", ["a"]), ("*\t```nn\n\ta\n\t```\n", ["a"]),
    // In HTML.
    ("<!--\n```nn\na\n```\n-->\n", []), ("<details>\n```nn\na\n```\n", []),
    ("<details>\n\n```nn\na\n```\n\n</details>\n", ["a"]), ("<pre>\n\n```nn\n\n</pre>\n", []),
    ("<b>x</b>\n```nn\na\n```\n", ["a"]), ("text\n<b>\n```nn\na\n```\n", ["a"]),
    ("<b>\n```nn\na\n```\n", []), ("* * *\n```nn\na\n```\n", ["a"]),
  ])
  func findsTheFencesThatMarkdownHas(text: String, found: [String]) throws {
    #expect(try codes(text) == found)
  }

  @Test(arguments: [
    ("```nn\na\n", 1, "never closed"), ("x\n\n~~~nn\na\n```\n", 3, "never closed"),
    ("> ```nn\n> a\n```\n", 1, "never closed"), ("- ```nn\n  a\n\nb\n", 1, "never closed"),
    ("```nn\na\n```\n```output\n1\n", 4, "never closed"), ("```nn hide\na\n```\n", 1, "behind nn"),
    ("<!-- nn: hide -->\ntext\n", 1, "no cell follows"),
    ("<!-- nn: hide -->\n```swift\n```\n", 1, "no cell follows"),
    ("<!-- nn: hide -->\n", 1, "no cell follows"),
    ("x\n\n<!-- nn:\nhide -->\n```nn\n```\n", 3, "one line"),
  ])
  func saysWhatIsWrongAndWhere(text: String, line: Int, words: String) throws {
    let mistake = try #require(throws: Diagnostic.self) { try codes(text) }
    #expect(
      mistake.message.contains(words) || mistake.hint?.contains(words) == true, "\(mistake.message)"
    )
    #expect(mistake.stage == .parse)
    let source = try #require(mistake.source)
    #expect(source.line(at: try #require(mistake.span).lower) == line)
  }

  @Test func knowsWhatACellGave() throws {
    let text = """
      <!-- nn: tolerance=1e-3, hide -->

      ```nn
      a
      ```

      ````output
      = 1

      ```
      ````

      ![A \\[curve\\]](lesson.assets/1.svg)
      ![two](<lesson.assets/my%202.svg>)

      ![elsewhere](x.svg)
      ![late](lesson.assets/3.svg)
      """
    let cell = try #require(try Notebook(SourceText(text, name: "a/lesson.md")).cells.first)
    #expect(cell.options.tolerance == 1e-3)
    #expect(cell.options.isHidden)
    #expect(cell.output?.lines == ["= 1", "", "```"])
    #expect(cell.figures.map(\.path) == ["lesson.assets/1.svg", "lesson.assets/my 2.svg"])
    #expect(cell.figures.map(\.description) == ["A [curve]", "two"])
    #expect(cell.lastLine == 14)
  }

  @Test func outputStandsRightBelowItsCell() throws {
    let text =
      "```nn\na\n```\nText.\n```output\n1\n```\n```nn\nb\n```\n```output\n```\n```output\n2\n```\n"
    let cells = try Notebook(SourceText(text, name: "lesson.md")).cells
    #expect(cells.map { $0.output?.lines } == [nil, []])
  }

  @Test func aLocatedCellStandsWhereItStands() throws {
    let text = "Text.\n\n> - ```nn\n>   a\n>    bc\n>   ```\n"
    let notebook = try Notebook(SourceText(text, name: "lesson.md"))
    let located = notebook.located(try #require(notebook.cells.first))
    #expect(located.text == "\n\n\n    a\n     bc\n")
    #expect(located.name == "lesson.md")
    let mistake = Diagnostic("x", "wrong", at: Span(14, 16), source: located)
    #expect(located[Span(14, 16)] == "bc")
    let alone = notebook.alone(mistake, in: try #require(notebook.cells.first))
    #expect(alone.source?.text == "a\n bc")
    #expect(alone.span == Span(3, 5))
  }

  @Test func otherFilesAreNoNotebooks() {
    #expect(Notebook.isNotebook("a/b.md"))
    #expect(!Notebook.isNotebook("a.nn"))
    #expect(!Notebook.isNotebook("md"))
    #expect(Notebook.assets(of: "a.b/01-one.md") == "01-one.assets")
  }
}
