import OrderedCollections
import Reports

/// What a sweep measured: a row for each point of its grid.
struct SweepResult {
  /// The runs of one point, one a seed.
  struct Row {
    let values: [Value]
    var runs: [OrderedDictionary<String, Double>] = []
    /// Whether the loss of one of the runs was not finite.
    var hasDiverged = false

    /// What was measured of a name in all runs; `nil` where a run has no such number.
    func spread(_ name: String) -> Spread? {
      guard !hasDiverged else { return nil }
      let values = runs.compactMap { $0[name] }
      return values.isEmpty || values.count < runs.count ? nil : Spread(values)
    }
  }

  let names: [String]
  let seeds: Int
  var rows: [Row] = []
  /// What the rows are compared by.
  var measure = "loss"
  /// Where the numbers come from: `train`, `evaluate on the test rows`.
  var origin = "train"

  /// Everything measured, in the order shown.
  var measured: [String] {
    var names: [String] = []
    for row in rows {
      for run in row.runs {
        for name in run.keys where !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  /// The place of the best row; `nil` where no run came to a number.
  var best: Int? {
    var best: (place: Int, mean: Double)?
    for (place, row) in rows.enumerated() {
      guard let mean = row.spread(measure)?.mean else { continue }
      let isSmaller = MeasureName.isSmallerBetter(measure)
      if best.map({ isSmaller ? mean < $0.mean : mean > $0.mean }) ?? true {
        best = (place, mean)
      }
    }
    return best?.place
  }

  // MARK: As a value

  /// A list of records, one a row, which `for … in` goes over.
  var value: Value {
    let (measured, best) = (measured, best)
    return .list(rows.enumerated().map { .record(fields($1, measured, isBest: $0 == best)) })
  }

  private func fields(
    _ row: Row, _ measured: [String], isBest: Bool
  ) -> OrderedDictionary<String, Value> {
    var fields: OrderedDictionary<String, Value> = [:]
    for (name, value) in zip(names, row.values) { fields[name] = value }
    for name in measured where fields[name] == nil {
      let spread = row.spread(name)
      fields[name] = spread.map { .number($0.mean) } ?? Value.none
      if seeds > 1 { fields[name + "_sd"] = spread.map { .number($0.deviation) } ?? Value.none }
    }
    if fields["best"] == nil { fields["best"] = .boolean(isBest) }
    if fields["diverged"] == nil { fields["diverged"] = .boolean(row.hasDiverged) }
    return fields
  }

  // MARK: As a table

  /// The measures that are shown: the usual ones, and what the rows are compared by.
  private var shown: [String] {
    let found = measured
    let usual = MeasureName.common.filter { found.contains($0) }
    return usual.contains(measure) || !found.contains(measure) ? usual : usual + [measure]
  }

  var table: Table {
    let shown = shown
    let columns =
      names.enumerated().map { place, name in
        Table.Column(name, rows.allSatisfy { $0.values[place].isNumber } ? .right : .left)
      } + shown.map { Table.Column($0, .right) } + [Table.Column("")]
    let best = best
    let cells = rows.enumerated().map { place, row in
      row.values.map(\.characters)
        + shown.map { name in row.spread(name)?.text(as: MeasureName.form(of: name)) ?? "-" }
        + [row.hasDiverged ? "diverged" : place == best ? "best" : ""]
    }
    let runs = seeds > 1 ? " of \(counted(seeds, "seed")) each, mean ± sd" : ""
    return Table(
      "\(counted(rows.count, seeds > 1 ? "point" : "run"))\(runs), measured by \(origin)",
      columns: columns, rows: cells, note: note)
  }

  private var note: String {
    guard let best else { return "no run came to a \(measure) that is finite" }
    return "best \(measure): \(label(rows[best])) with "
      + (rows[best].spread(measure)?.text(as: MeasureName.form(of: measure)) ?? "")
  }

  /// `width 8 rate 0.1`.
  func label(_ row: Row) -> String {
    zip(names, row.values).map { "\($0) \($1.characters)" }.joined(separator: " ")
  }
}

extension Value {
  var isNumber: Bool {
    if case .number = self { true } else { false }
  }

  var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }
}
