package import Reports

/// Lines up a table's cells under their titles; on a terminal, long cells are cut so that a row
/// stays a line, and what still does not fit is left out to the right with a note.
package struct TableFormatter: Sendable {
  private static let gap = "  "
  /// A cell is not cut to less than this.
  private static let leastWidth = 8

  private let style: OutputStyle
  private let signs: Signs
  private let paint: Paint

  package init(_ style: OutputStyle) {
    self.style = style
    signs = Signs(style)
    paint = Paint(style)
  }

  /// Whole lines, each with its line break.
  package func text(of table: Table) -> String {
    let rows = table.rows.map { row in
      table.columns.indices.map { $0 < row.count ? cell(row[$0]) : "" }
    }
    let titles = table.columns.map { cell($0.title) }
    var widths = widths(of: [titles] + rows)
    let shown = fit(&widths)
    var lines: [String] = []
    if let title = table.title { lines.append(paint(.strong, Printable.text(title, for: style))) }
    if !titles.allSatisfy(\.isEmpty) {
      lines.append(paint(.strong, line(titles, table, widths)))
      lines.append(paint(.faint, rule(widths)))
    }
    lines += rows.map { line($0, table, widths) }
    if let note = note(of: table, shown: shown) { lines.append(paint(.faint, note)) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A cell is one line.
  private func cell(_ text: String) -> String {
    Printable.text(text, for: style).replacing("\n", with: " ").replacing("\t", with: " ")
  }

  private func widths(of rows: [[String]]) -> [Int] {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        let width = DisplayWidth.of(cell)
        if index < widths.count {
          widths[index] = max(widths[index], width)
        } else {
          widths.append(width)
        }
      }
    }
    return widths
  }

  /// Makes the widest columns narrower, then drops columns; gives how many are shown.
  private func fit(_ widths: inout [Int]) -> Int {
    guard let limit = style.width else { return widths.count }
    while total(widths) > limit, let widest = widths.max(), widest > Self.leastWidth,
      let index = widths.lastIndex(of: widest)
    {
      let excess = total(widths) - limit
      let second = widths.filter { $0 < widest }.max() ?? Self.leastWidth
      widths[index] = max(widest - excess, min(second, widest - 1), Self.leastWidth)
    }
    while total(widths) > limit, widths.count > 1 { widths.removeLast() }
    return widths.count
  }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap.count * max(widths.count - 1, 0)
  }

  private func line(_ cells: [String], _ table: Table, _ widths: [Int]) -> String {
    var line = ""
    for (index, width) in widths.enumerated() {
      if index > 0 { line += Self.gap }
      let text = cut(cells[index], to: width)
      let padding = String(repeating: " ", count: max(width - DisplayWidth.of(text), 0))
      line += table.columns[index].alignment == .right ? padding + text : text + padding
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }

  private func cut(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    return DisplayWidth.prefix(of: text, width: width - 1) + signs.ellipsis
  }

  private func rule(_ widths: [Int]) -> String {
    widths.map { String(repeating: signs.rule, count: $0) }.joined(separator: Self.gap)
  }

  private func note(of table: Table, shown: Int) -> String? {
    let missing = table.columns.count - shown
    let narrow =
      missing > 0
      ? "\(missing) more column\(missing == 1 ? "" : "s"): the window is too narrow" : nil
    let notes = [table.note.map { Printable.text($0, for: style) }, narrow].compactMap { $0 }
    return notes.isEmpty ? nil : notes.joined(separator: "\n")
  }
}
