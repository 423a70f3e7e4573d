import Diagnostics

/// Reads tables into a data set, row by row, without holding the file.
struct TableReader {
  let options: TableOptions
  let isInterrupted: () -> Bool

  /// The most levels a column of texts has that `features` does not name.
  static let mostLevels = 50
  /// The most distinct whole numbers that are taken for classes unasked.
  static let mostClasses = 20

  /// Reads a file and, after its rows, those of a test file with the same columns.
  func read(
    _ source: any ByteSource, test: (any ByteSource)? = nil, name: String
  ) throws(Diagnostic) -> Dataset {
    let file = try TableFile(source, options: options)
    let columns = try TableColumns(file.head, options)
    let features = columns.features.map { feature($0, file.head) }
    let targets = columns.target.map { target($0, file.head) }
    let fields = zip(columns.features + columns.target, features + targets)
      .map { Field(place: $0, builder: $1) }
    var inputs = [Input(file: file, fields: fields)]
    if let test { inputs.append(try matched(test, to: file.head, fields)) }
    let rows = try read(inputs)
    guard rows[0] > 0 else { throw Diagnostic("csv.empty", "'\(source.path)' has no rows") }
    let table = Table(
      features: features, targets: targets, rows: rows[0], testRows: rows.dropFirst().first,
      targetKind: options.targetKind)
    return try table.dataset(name: name)
  }

  /// A column of a file with what collects it.
  private struct Field {
    let place: Int
    let builder: ColumnBuilder
  }

  private struct Input {
    let file: TableFile
    let fields: [Field]
  }

  // MARK: Columns

  private func feature(_ place: Int, _ head: TableHead) -> ColumnBuilder {
    ColumnBuilder(
      head.names[place], holdsNumbers: looksNumeric(place, head),
      mostLevels: options.features.isEmpty ? Self.mostLevels : .max)
  }

  private func target(_ place: Int, _ head: TableHead) -> ColumnBuilder {
    let mustBeNumber = options.targetKind == .number || options.target.count > 1
    let mostDistinct = options.targetKind == .class ? Int.max : Self.mostClasses
    return ColumnBuilder(
      head.names[place], holdsNumbers: looksNumeric(place, head), mustBeNumbers: mustBeNumber,
      mostLevels: .max, mostDistinct: mustBeNumber ? 0 : mostDistinct)
  }

  private func looksNumeric(_ place: Int, _ head: TableHead) -> Bool {
    head.sample.allSatisfy {
      !$0.indices.contains(place) || FieldText.isNumeric($0[place], head.dialect)
    }
  }

  /// The fields of a test file: by their names, or by their places where a file has no names.
  private func matched(
    _ source: any ByteSource, to head: TableHead, _ fields: [Field]
  ) throws(Diagnostic) -> Input {
    var testOptions = options
    testOptions.knownNames = head.hasHeader ? Set(head.names) : []
    let file = try TableFile(source, options: testOptions)
    guard head.hasHeader, file.head.hasHeader else {
      try checkCount(file.head, head)
      return Input(file: file, fields: fields)
    }
    var matched: [Field] = []
    for field in fields {
      let place = try file.head.column(head.names[field.place])
      matched.append(Field(place: place, builder: field.builder))
    }
    return Input(file: file, fields: matched)
  }

  private func checkCount(_ test: TableHead, _ head: TableHead) throws(Diagnostic) {
    guard test.names.count != head.names.count else { return }
    throw Diagnostic(
      "csv.test",
      "'\(test.path)' has \(counted(test.names.count, "column")), "
        + "'\(head.path)' has \(head.names.count)")
  }

  // MARK: Rows

  /// Reads all files, and once more if a column was not what it looked like; the rows of each file.
  private func read(_ inputs: [Input]) throws(Diagnostic) -> [Int] {
    let rows = try readOnce(inputs)
    let builders = inputs[0].fields.map(\.builder)
    guard builders.contains(where: \.isMistaken) else { return rows }
    for builder in builders { try builder.restart() }
    return try readOnce(inputs)
  }

  private func readOnce(_ inputs: [Input]) throws(Diagnostic) -> [Int] {
    var counts: [Int] = []
    for input in inputs {
      for field in input.fields { field.builder.reserve(input.file.likelyRows) }
      counts.append(try rows(of: input))
    }
    return counts
  }

  private func rows(of input: Input) throws(Diagnostic) -> Int {
    let head = input.file.head
    let fields = input.fields
    let allowsComma = head.dialect.readsDecimalCommas
    var count = 0
    try input.file.forEachRow(isInterrupted: isInterrupted) { (record) throws(Diagnostic) in
      for field in fields {
        field.builder.append(record[field.place], allowsComma: allowsComma) {
          head.place(of: field.place, in: record)
        }
      }
      count += 1
      if count > Int32.max / 2 {
        throw Diagnostic("csv.rows", "'\(head.path)' has more rows than can be held")
      }
    }
    return count
  }
}
