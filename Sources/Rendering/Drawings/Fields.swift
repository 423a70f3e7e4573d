import Reports

/// Equal rectangles in rows and columns, each with a value or none, drawn as few larger ones.
struct Fields<Value: Hashable & Comparable> {
  let columns: Int
  let rows: Int
  let box: Box
  private let value: (_ index: Int) -> Value?

  /// `value` gives what the field at `row * columns + column` shows.
  init(columns: Int, rows: Int, in box: Box, value: @escaping (_ index: Int) -> Value?) {
    self.columns = columns
    self.rows = rows
    self.box = box
    self.value = value
  }

  /// The rectangles of every value, in the order of the values: fields of one value that lie side by
  /// side are joined, and so are equal stretches of rows that follow each other.
  var boxes: [(value: Value, boxes: [Box])] {
    var done: [Value: [Run]] = [:]
    var open: [Int: Run] = [:]
    for row in 0..<rows {
      var next: [Int: Run] = [:]
      for var run in runs(in: row) {
        if let above = open[run.first], above.isAbove(run) {
          run.firstRow = above.firstRow
          open[run.first] = nil
        }
        next[run.first] = run
      }
      for run in open.values.sorted() { done[run.value, default: []].append(run) }
      open = next
    }
    for run in open.values.sorted() { done[run.value, default: []].append(run) }
    return done.sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(box)) }
  }

  /// The fields from `first` to before `end` in the rows from `firstRow` to `lastRow`.
  private struct Run: Comparable {
    var value: Value
    var first: Int
    var end: Int
    var firstRow: Int
    var lastRow: Int

    func isAbove(_ other: Run) -> Bool {
      value == other.value && first == other.first && end == other.end
    }

    static func < (left: Run, right: Run) -> Bool { left.first < right.first }
  }

  private func runs(in row: Int) -> [Run] {
    var runs: [Run] = []
    for column in 0..<columns {
      guard let value = value(row * columns + column) else { continue }
      if let last = runs.last, last.end == column, last.value == value {
        runs[runs.count - 1].end = column + 1
      } else {
        runs.append(
          Run(value: value, first: column, end: column + 1, firstRow: row, lastRow: row))
      }
    }
    return runs
  }

  /// Sides are rounded where they meet, so that neighbours share them.
  private func box(of run: Run) -> Box {
    func across(_ column: Int) -> Double {
      rounded(box.x + box.width * Double(column) / Double(columns))
    }
    func down(_ row: Int) -> Double { rounded(box.y + box.height * Double(row) / Double(rows)) }
    let (x, y) = (across(run.first), down(run.firstRow))
    return Box(x, y, across(run.end) - x, down(run.lastRow + 1) - y)
  }

  private func rounded(_ length: Double) -> Double { (length * 100).rounded() / 100 }
}
