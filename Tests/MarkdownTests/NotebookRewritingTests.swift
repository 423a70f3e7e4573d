import Diagnostics
import Markdown
import Testing

@Suite struct NotebookRewritingTests {
  private func notebook(_ text: String) throws(Diagnostic) -> Notebook {
    try Notebook(SourceText(text, name: "lesson.md"))
  }

  @Test(arguments: [
    ("```nn\na\n```\n", "```nn\na\n```\n\n```output\n1\n\n2\n```\n"),
    ("```nn\na\n```", "```nn\na\n```\n\n```output\n1\n\n2\n```\n"),
    ("x\n\n```nn\na\n```\n\ny\n", "x\n\n```nn\na\n```\n\n```output\n1\n\n2\n```\n\ny\n"),
    ("```nn\r\na\r\n```\r\n", "```nn\r\na\r\n```\r\n\r\n```output\r\n1\r\n\r\n2\r\n```\r\n"),
    ("```nn\na\n```\n~~~output\nold\n~~~\ny", "```nn\na\n```\n\n~~~output\n1\n\n2\n~~~\ny"),
    (
      "```nn\na\n```\n\n```output\nold\n```\n\n![o](lesson.assets/9.svg)\n",
      "```nn\na\n```\n\n```output\n1\n\n2\n```\n"
    ),
    (
      "- t\n\n  ```nn\n  a\n  ```\n- u\n",
      "- t\n\n  ```nn\n  a\n  ```\n\n  ```output\n  1\n\n  2\n  ```\n- u\n"
    ),
    ("> ```nn\n> a\n> ```\n", "> ```nn\n> a\n> ```\n>\n> ```output\n> 1\n>\n> 2\n> ```\n"),
    ("- ```nn\n  a\n  ```\n", "- ```nn\n  a\n  ```\n\n  ```output\n  1\n\n  2\n  ```\n"),
  ])
  func outputIsWrittenBelowItsCell(text: String, result: String) throws {
    let record = CellRecord(lines: ["1", "", "2"])
    let once = try notebook(text).rewritten([1: record])
    #expect(once == result)
    let again = try notebook(once)
    #expect(again.record(of: try #require(again.cells.first)) == record)
    #expect(again.rewritten([1: record]) == once)
  }

  @Test func picturesFollow() throws {
    let record = CellRecord(
      figures: [
        .init(path: "a b.assets/1.svg", description: "loss [log]"),
        .init(path: "a b.assets/2.svg", description: ""),
      ])
    let source = SourceText("```nn\na\n```\nText.\n", name: "x/a b.md")
    let text = try Notebook(source).rewritten([1: record])
    #expect(
      text
        == "```nn\na\n```\n\n![loss \\[log\\]](a%20b.assets/1.svg)\n\n![](a%20b.assets/2.svg)\nText.\n"
    )
    let again = try Notebook(SourceText(text, name: "x/a b.md"))
    #expect(again.record(of: try #require(again.cells.first)) == record)
  }

  @Test func aFenceIsLongerThanWhatItHolds() throws {
    let text = try notebook("```nn\na\n```\n").rewritten([1: CellRecord(lines: ["  ````", "x"])])
    #expect(text.hasSuffix("`````output\n  ````\nx\n`````\n"))
    #expect(try notebook(text).cells.first?.output?.lines == ["  ````", "x"])
  }

  @Test func nothingElseChanges() throws {
    let text =
      "\u{FEFF}# T \r\n\n\t```nn\nx  \n```nn\na\n```\n```output\n1\n```\n\n\n~~~nn\nb\n~~~\n\n```nn\nc\n```\nend "
    let notebook = try notebook(text)
    #expect(notebook.cells.count == 3)
    let same = Dictionary(
      uniqueKeysWithValues: notebook.cells.map { ($0.number, notebook.record(of: $0)) })
    #expect(notebook.rewritten(same) == text)
    let two = notebook.rewritten([2: CellRecord(lines: ["2"])])
    #expect(two == text.replacing("\nb\n~~~\n", with: "\nb\n~~~\n\n```output\n2\n```\n"))
  }

  @Test func codeIsRewrittenInItsPlace() throws {
    let text = "> ```nn\n> a  1\n> ```\n\n```nn\nb\n```\n\n```nn\nc\n```"
    let result = try notebook(text).rewritten(codes: [1: "a 1\n\nd\n", 2: "b\n", 3: ""])
    #expect(result == "> ```nn\n> a 1\n>\n> d\n> ```\n\n```nn\nb\n```\n\n```nn\n```")
  }
}
