import Diagnostics

/// Rows that are stretches of a table: each holds `length` of its rows, one behind the other, and begins one
/// row later than the one before.
package struct Windows: Sendable {
  package let columns: [Column]
  package let length: Int

  package init(columns: [Column], length: Int) {
    self.columns = columns
    self.length = length
  }

  /// The rows of the table that some windows cover.
  func rows(behind windows: [Int32]) -> [Int32] {
    var rows: [Int32] = []
    var end: Int32 = 0
    for window in windows {
      let start = max(window, end)
      end = max(end, window + Int32(length))
      if start < end { rows += start..<end }
    }
    return rows
  }
}

extension Dataset {
  /// Stretches of `length` rows of a table, each with what is to be learnt of the `horizon` rows behind it:
  /// a number for each, or the class of the last.
  func windows(of length: Int, horizon: Int) throws(Diagnostic) -> Dataset {
    guard case .columns(let columns) = features else { return self }
    if let text = columns.first(where: { $0.kind == .text }) {
      throw Diagnostic("csv.window", "'window' takes numbers, and '\(text.name)' is a text")
    }
    guard testRows == nil else {
      throw Diagnostic(
        "csv.window", "'window' takes its test rows from the end of the table",
        hint: "give a share: 'test 0.2'")
    }
    let (needed, overflow) = length.addingReportingOverflow(horizon)
    guard !overflow, needed <= rowCount else {
      throw Diagnostic(
        "csv.window",
        "'\(name)' has \(counted(rowCount, "row")), and a window of \(length) with a horizon of \(horizon) needs more",
        argument: "window")
    }
    let count = rowCount - needed + 1
    var data = Dataset(
      name: name, features: .windows(Windows(columns: columns, length: length)),
      target: target.ahead(of: length, horizon: horizon, count: count), scaling: scaling,
      notes: notes)
    data.order = Order(gap: horizon - 1)
    return data
  }
}

extension Dataset.Target {
  fileprivate func ahead(of length: Int, horizon: Int, count: Int) -> Dataset.Target {
    switch values {
    case .numbers(let columns):
      var (ahead, names): ([[Float]], [String]) = ([], [])
      for (name, column) in zip(self.names, columns) {
        for step in 0..<horizon {
          ahead.append(Array(column[length + step..<length + step + count]))
          names.append(horizon == 1 ? name : "\(name)+\(step + 1)")
        }
      }
      return Dataset.Target(names: names, values: .numbers(ahead))
    case .classes(let codes, let classes):
      let start = length + horizon - 1
      return Dataset.Target(
        names: names, values: .classes(Array(codes[start..<start + count]), names: classes))
    case .tokens: return self
    }
  }
}
