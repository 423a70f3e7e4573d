import Diagnostics
import Notebooks
import Testing

@Suite struct MarkdownReaderTests {
  private func first(_ text: String) throws -> MarkdownNode {
    try #require(try MarkdownReader.read(text).children.first)
  }

  @Test func readsBlocksAndSpans() throws {
    #expect(
      try first("## A *b*")
        == MarkdownNode(
          .heading(level: 2),
          [
            MarkdownNode(.text("A ")), MarkdownNode(.emphasis, [MarkdownNode(.text("b"))]),
          ]))
    #expect(
      try first("```nn x\nlet a = 1\n```").kind == .code(info: "nn x", text: "let a = 1\n"))
    #expect(try first("3. a\n4. b").kind == .list(start: 3, isTight: true))
    #expect(try first("- a\n\n- b").kind == .list(start: nil, isTight: false))
    #expect(try first("<b>x</b>").children.first?.kind == .html("<b>", isBlock: false))
    #expect(try first("![a](b.svg \"c\")").children.first?.kind == .image(url: "b.svg", title: "c"))
  }

  @Test func readsWhatGitHubAdds() throws {
    let table = try first("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |")
    #expect(table.kind == .table([.none, .left, .centre, .right]))
    #expect(table.children.map(\.kind) == [.row(isHeader: true), .row(isHeader: false)])
    #expect(table.children.last?.children.map(\.plainText) == ["1", "2", "3", "4"])
    #expect(
      try first("- [x] a\n- [ ] b").children.map(\.kind) == [
        .task(isDone: true), .task(isDone: false),
      ])
    #expect(try first("~~a~~").children.first?.kind == .strikethrough)
    #expect(
      try first("https://a.org").children.first?.kind == .link(url: "https://a.org", title: ""))
  }

  @Test func refusesWhatIsNestedWithoutEnd() {
    #expect(throws: Diagnostic.self) {
      try MarkdownReader.read(String(repeating: "> ", count: 5000) + "a")
    }
  }

  @Test func takesAnyText() throws {
    #expect(try MarkdownReader.read("").children.isEmpty)
    #expect(try first("a\u{0}b").plainText == "a\u{FFFD}b")
    #expect(try first("ŝ 網 🙂").plainText == "ŝ 網 🙂")
  }
}
