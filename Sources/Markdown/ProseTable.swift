/// A table of Markdown as lines to be read in a terminal.
enum ProseTable {
  /// What 80 columns have room for.
  private static let width = 78

  /// The cells of a line, without the blanks around them; `|` within code, or with `\\` before it, parts
  /// nothing.
  static func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isCode = false
    var isEscaped = false
    for letter in line.drop(while: \.isWhitespace).dropFirst() {
      if letter == "`" { isCode.toggle() }
      if letter == "|", !isCode, !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].append(letter)
      }
      isEscaped = letter == "\\"
    }
    if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
    return cells.map(trimmed)
  }

  /// In columns under its head, without the marks of code, which would spoil the columns where they are
  /// painted; or, where that is too wide, row after row with the names of the columns before what stands
  /// in them.
  static func lines(of marked: [[String]]) -> [String] {
    let rows = marked.map { $0.map { $0.filter { $0 != "`" } } }
    guard let head = rows.first else { return [] }
    let widths = head.indices.map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    guard widths.reduce(2 * widths.count, +) <= width else { return stacked(marked) }
    return [row(head, widths), row(widths.map { String(repeating: "─", count: $0) }, widths)]
      + rows.dropFirst().map { row($0, widths) }
  }

  private static func row(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).map { "  " + padding($0, to: $1) }.joined()
    return String(padded.reversed().drop { $0 == " " }.reversed())
  }

  private static func stacked(_ rows: [[String]]) -> [String] {
    let names = rows[0].dropFirst()
    let width = names.map(\.count).max() ?? 0
    return rows.dropFirst().flatMap { row in
      ["  " + (row.first ?? "")]
        + zip(names, row.dropFirst()).map { "      \(padding($0, to: width))  \($1)" }
    }
  }

  private static func padding(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
