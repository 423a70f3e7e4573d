import Rendering
import Reports
import Testing

@Suite struct TableFormatterTests {
  private let summary = Table(
    "network", columns: [.init("layer"), .init("shape"), .init("parameters", .right)],
    rows: [["dense1", "4 → 16", "80"], ["dense2", "16 → 3", "51"]], note: "131 parameters")

  @Test func columnsLineUp() {
    #expect(
      TableFormatter(.plain).text(of: summary) == """
        network
        layer   shape   parameters
        ──────  ──────  ──────────
        dense1  4 → 16          80
        dense2  16 → 3          51
        131 parameters

        """)
  }

  @Test func wideLettersTakeTwoColumns() {
    let table = Table(
      columns: [.init("名"), .init("n", .right)], rows: [["花", "1"], ["abc", "22"]])
    #expect(
      TableFormatter(.plain).text(of: table) == """
        名    n
        ───  ──
        花    1
        abc  22

        """)
  }

  @Test func withoutTitlesThereIsNoRule() {
    let table = Table(columns: [.init(""), .init("", .right)], rows: [["a", "1"], ["bb"]])
    #expect(TableFormatter(.plain).text(of: table) == "a   1\nbb\n")
  }

  @Test func longCellsAreCutOnATerminalOnly() {
    let table = Table(
      columns: [.init("name"), .init("text")],
      rows: [["a", String(repeating: "long ", count: 20)], ["b", "two\nlines\u{1B}"]])
    #expect(TableFormatter(.plain).text(of: table).contains("long long long"))
    let narrow = TableFormatter(OutputStyle(width: 30)).text(of: table)
    #expect(narrow.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 30 })
    #expect(narrow.contains("long long long long lon…"))
    #expect(narrow.contains("two lines␛"))
  }

  @Test func columnsThatDoNotFitAreCounted() {
    let table = Table(
      columns: (1...20).map { .init("column\($0)", .right) }, rows: [(1...20).map(String.init)])
    let text = TableFormatter(OutputStyle(width: 40)).text(of: table)
    let lines: [Substring] = text.split(separator: "\n")
    #expect(lines.dropLast().allSatisfy { $0.count <= 40 })
    #expect(text.hasSuffix("16 more columns: the window is too narrow\n"))
  }
}
