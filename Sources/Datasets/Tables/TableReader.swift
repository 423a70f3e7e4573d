import Diagnostics

/// Reads tables into a data set, row by row, without holding the file.
struct TableReader {
  let options: TableOptions
  /// Where the features are kept; `nil` for memory.
  var spool: Spool?
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
    var inputs = [Input(file: file, places: columns.features + columns.target)]
    if let test { inputs.append(try matched(test, to: inputs[0])) }
    let isAlone = columns.features.count == 1
    var builders =
      columns.features.map { feature($0, file.head, isAlone: isAlone) }
      + columns.target.map { target($0, file.head) }
    let rows = try read(inputs, into: &builders)
    guard rows[0] > 0 else { throw Diagnostic("csv.empty", "'\(source.path)' has no rows") }
    let table = Table(
      features: Array(builders[..<columns.features.count]),
      targets: Array(builders[columns.features.count...]), rows: rows[0],
      testRows: rows.dropFirst().first, targetKind: options.targetKind,
      textForm: options.text != nil || isAlone ? options.textForm : nil,
      isText: options.text != nil)
    let data = try table.dataset(name: name)
    guard let window = options.window else { return data }
    return try data.windows(of: window, horizon: options.horizon)
  }

  /// A file with the places of the columns that are wanted, features first.
  private struct Input {
    let file: TableFile
    let places: [Int]
  }

  // MARK: Columns

  private func feature(_ place: Int, _ head: TableHead, isAlone: Bool) -> ColumnBuilder {
    ColumnBuilder(
      head.names[place], holdsNumbers: options.text == nil && looksNumeric(place, head),
      mostLevels: options.features.isEmpty && !isAlone ? Self.mostLevels : .max, spool: spool)
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

  /// A test file: its columns by their names, or by their places where a file has no names.
  private func matched(
    _ source: any ByteSource, to input: Input
  ) throws(Diagnostic) -> Input {
    let head = input.file.head
    var testOptions = options
    testOptions.knownNames = head.hasHeader ? Set(head.names) : []
    let file = try TableFile(source, options: testOptions)
    guard head.hasHeader, file.head.hasHeader else {
      try checkCount(file.head, head)
      return Input(file: file, places: input.places)
    }
    var places: [Int] = []
    for place in input.places { places.append(try file.head.column(head.names[place])) }
    return Input(file: file, places: places)
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
  private func read(
    _ inputs: [Input], into builders: inout [ColumnBuilder]
  ) throws(Diagnostic) -> [Int] {
    let rows = try readOnce(inputs, into: &builders)
    guard builders.contains(where: \.isMistaken) else { return rows }
    for index in builders.indices { try builders[index].restart() }
    return try readOnce(inputs, into: &builders)
  }

  private func readOnce(
    _ inputs: [Input], into builders: inout [ColumnBuilder]
  ) throws(Diagnostic) -> [Int] {
    var counts: [Int] = []
    for input in inputs {
      for index in builders.indices {
        builders[index].path = input.file.head.path
        builders[index].reserve(input.file.likelyRows)
      }
      counts.append(
        try builders.withUnsafeMutableBufferPointer { (builders) throws(Diagnostic) in
          try rows(of: input, into: builders)
        })
    }
    return counts
  }

  private func rows(
    of input: Input, into builders: UnsafeMutableBufferPointer<ColumnBuilder>
  ) throws(Diagnostic) -> Int {
    let path = input.file.head.path
    let allowsComma = input.file.head.dialect.readsDecimalCommas
    let places = input.places
    var count = 0
    try input.file.forEachRow(isInterrupted: isInterrupted) { (record) throws(Diagnostic) in
      for index in builders.indices {
        builders[index].append(record, places[index], allowsComma: allowsComma)
      }
      count += 1
      if count & 0xFFFF == 0 { for builder in builders { try builder.check() } }
      if count > Int32.max / 2 {
        throw Diagnostic("csv.rows", "'\(path)' has more rows than can be held")
      }
    }
    return count
  }
}
