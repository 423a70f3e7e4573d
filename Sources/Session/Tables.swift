import Datasets
import Reports
import Tensors

// What `show` lays out as tables.

extension Dataset {
  /// A line for each column: what it is and how its values lie.
  var statisticsTable: Table {
    let columns: [Table.Column] = [
      .init("column"), .init("role"), .init("kind"), .init("missing", .right),
      .init("min", .right), .init("max", .right), .init("mean", .right), .init("sd", .right),
      .init("levels"),
    ]
    let rows = statistics.map { column in
      let numbers = column.numbers.map {
        [$0.minimum, $0.maximum].map(NumberText.bound)
          + [$0.mean, $0.deviation].map(NumberText.quantity)
      }
      let kind = column.kind?.rawValue ?? "pixels"
      return [column.name, column.role.rawValue, kind, String(column.missing)]
        + (numbers ?? ["", "", "", ""]) + [column.levelText]
    }
    return Table(columns: columns, rows: rows)
  }
}

extension NumberText {
  /// A value of the data itself: no more digits than it needs, `4.3` and not `4.3000`.
  fileprivate static func bound(_ value: Double) -> String {
    let text = quantity(value)
    guard text.contains("."), !text.contains("e") else { return text }
    var digits = text[...]
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return String(digits)
  }
}

extension ColumnStatistics {
  /// The levels with their rows, the first few of them.
  fileprivate var levelText: String {
    let shown = levels.prefix(6).map { "\($0.name) \($0.rows)" }
    return (shown + (levels.count > 6 ? ["… \(levels.count - 6) more"] : [])).joined(
      separator: " · ")
  }
}

extension Tensor {
  /// The numbers as rows, cut to the first of a long tensor.
  func table(titled title: String) -> Table {
    let width = shape.rank < 2 ? shape.count : shape.count / max(shape.extents[0], 1)
    let rows = shape.rank < 2 ? 1 : shape.extents[0]
    let shownColumns = min(width, 8)
    let shownRows = min(rows, 16)
    let cells = (0..<shownRows).map { row in
      (0..<shownColumns).map { text(self[row * width + $0]) }
        + (width > shownColumns ? ["…"] : [])
    }
    let columns = (0..<shownColumns + (width > shownColumns ? 1 : 0)).map { _ in
      Table.Column("", .right)
    }
    let hidden = shape.count - shownRows * shownColumns
    return Table(
      "\(title) [\(shape.extents.map { String($0) }.joined(separator: ", "))]", columns: columns,
      rows: cells,
      note: hidden > 0 ? "\(measures)\n… \(NumberText.count(hidden)) more" : nil)
  }

  /// Four decimals; powers of ten where all numbers are too small for them.
  private func text(_ number: Float) -> String {
    let isSmall = number != 0 && scalars.allSatisfy { abs($0) < 0.01 }
    return isSmall
      ? NumberText.scientific(Double(number), decimals: 2)
      : NumberText.fixed(Double(number), decimals: 4)
  }

  /// How all of the numbers lie.
  private var measures: String {
    let count = Double(max(scalars.count, 1))
    let mean = scalars.reduce(0.0) { $0 + Double($1) } / count
    let square = scalars.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
    let (least, greatest) = (scalars.min() ?? 0, scalars.max() ?? 0)
    if least == greatest { return "all are \(NumberText.quantity(Double(least)))" }
    let ends = [least, greatest].map { NumberText.quantity(Double($0)) }
    return "mean \(NumberText.quantity(mean)) · sd \(NumberText.quantity(square.squareRoot()))"
      + " · from \(ends[0]) to \(ends[1])"
  }
}
