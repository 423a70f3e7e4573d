import Diagnostics
import Tensors

/// A table that was read: its columns, on the way to a data set.
struct Table {
  let features: [ColumnBuilder]
  let targets: [ColumnBuilder]
  /// Rows of the first file and of the test file after it.
  let rows: Int
  let testRows: Int?
  let targetKind: TargetKind?
  /// How the only feature is read, if it is a text.
  let textForm: TextForm?
  /// Whether it is one however few levels it has.
  let isText: Bool

  func dataset(name: String) throws(Diagnostic) -> Dataset {
    let kept = Kept(targets, rows: rows, testRows: testRows)
    guard kept.trained > 0 else {
      throw Diagnostic("csv.empty", "no row has a value of '\(targets.map(\.name).joined())'")
    }
    var columns: [Column] = []
    for builder in features {
      if let values = try builder.values() {
        columns.append(
          Column(name: builder.name, values: try kept.of(text(values), builder.spool)))
      }
    }
    guard !columns.isEmpty else {
      throw Diagnostic(
        "csv.features", "no column is left to learn from", hint: leftOut.first?.message)
    }
    if features.contains(where: { $0.spool != nil }) { columns = try columns.sideBySide(for: name) }
    return Dataset(
      name: name, features: .columns(columns), target: try target(kept), scaling: .standard,
      notes: kept.notes + leftOut + missing, testRows: kept.testRows)
  }

  /// A column of more texts than are levels is read word by word.
  private func text(_ values: Column.Values) -> Column.Values {
    guard let textForm, case .levels(let codes, let names) = values,
      isText || names.count > TableReader.mostLevels
    else { return values }
    return .texts(codes, names: names, textForm)
  }

  private func target(_ kept: Kept) throws(Diagnostic) -> Dataset.Target {
    let names = targets.map(\.name)
    if targets.count == 1, let target = targets.first,
      case let (codes, classes)? = try target.classes(as: targetKind)
    {
      guard classes.count > 1 else {
        throw Diagnostic(
          "csv.classes",
          "'\(target.name)' is \(classes.first ?? "missing") in all rows: "
            + "there is nothing to learn")
      }
      return Dataset.Target(names: names, values: .classes(kept.of(codes), names: classes))
    }
    var columns: [[Float]] = []
    for target in targets { columns.append(kept.of(try target.finiteNumbers().array ?? [])) }
    return Dataset.Target(names: names, values: .numbers(columns))
  }

  // MARK: Notes

  private var leftOut: [Note] {
    var notes: [Note] = []
    for builder in features where builder.hasTooManyLevels {
      notes.append(
        Note(
          "column '\(builder.name)' has more than \(TableReader.mostLevels) texts and is left out",
          hint: "name it in 'features' to learn from it"))
    }
    for builder in features where builder.isEmpty {
      notes.append(Note("column '\(builder.name)' has no values and is left out"))
    }
    return notes
  }

  private var missing: [Note] {
    let lacking = features.filter {
      $0.missing > 0 && !$0.isEmpty && !$0.hasTooManyLevels && !$0.isCategory
    }
    guard !lacking.isEmpty else { return [] }
    let counts = lacking.prefix(12).map { "\($0.name) \(grouped($0.missing))" }
    return [
      Note(
        "missing values: \(counts.joined(separator: ", "))\(lacking.count > 12 ? ", …" : "")",
        hint: "the mean of the training rows stands in for them")
    ]
  }
}

/// Which rows have a target; the others are left out.
private struct Kept {
  /// `nil` for all.
  private let rows: [Int]?
  let trained: Int
  let testRows: Range<Int>?
  let notes: [Note]

  init(_ targets: [ColumnBuilder], rows: Int, testRows: Int?) {
    let all = rows + (testRows ?? 0)
    if targets.allSatisfy({ $0.missing == 0 }) {
      (self.rows, trained, notes) = (nil, rows, [])
      self.testRows = testRows.map { rows..<rows + $0 }
      return
    }
    let kept = (0..<all).filter { row in targets.allSatisfy { $0.hasValue(row) } }
    self.rows = kept
    trained = kept.count { $0 < rows }
    self.testRows = testRows == nil ? nil : trained..<kept.count
    notes = [
      Note(
        "\(counted(all - kept.count, "row")) without a value of "
          + "'\(targets.map(\.name).joined(separator: "', '"))' left out")
    ]
  }

  func of<Value>(_ values: [Value]) -> [Value] { rows?.map { values[$0] } ?? values }

  func of(_ values: Column.Values, _ spool: Spool?) throws(Diagnostic) -> Column.Values {
    guard let rows else { return values }
    switch values {
    case .numbers(let numbers): return .numbers(try numbers.picked(rows, into: spool))
    case .booleans(let booleans): return .booleans(try booleans.picked(rows, into: spool))
    case .levels(let codes, let names):
      return .levels(try codes.picked(rows, into: spool), names: names)
    case .texts(let codes, let names, let form):
      return .texts(try codes.picked(rows, into: spool), names: names, form)
    }
  }
}
