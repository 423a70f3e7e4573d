import Diagnostics

/// What the beginning of a table's file tells: how it is written, its columns and their types.
struct TableHead {
  let path: String
  let dialect: Dialect
  /// Whether the first row holds the names of the columns.
  let hasHeader: Bool
  /// `column1`, `column2` … where the file gives no name.
  let names: [String]
  /// The first rows of values.
  let sample: [[String]]
  /// Bytes before the first row: a byte order mark.
  let skipped: Int

  /// How much of a file is looked at.
  static let sampleBytes = 1 << 20
  static let sampleRows = 1000
  /// The most columns a table may have.
  static let mostColumns = 100_000

  /// Reads the beginning of a file; `isWhole` if that is all of it.
  init(
    _ bytes: UnsafeRawBufferPointer, isWhole: Bool, path: String, options: TableOptions
  ) throws(Diagnostic) {
    self.path = path
    skipped = try Encoding.check(bytes, path: path)
    let text = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(skipped))
    dialect = Dialect.detected(in: text, separator: options.separator?.byte)
    let rows = SampleRows.read(text, dialect, limit: Self.sampleRows, isWhole: isWhole)
    guard let first = rows.first else {
      throw Diagnostic("csv.empty", "'\(path)' has no rows")
    }
    guard first.count <= Self.mostColumns else {
      throw TablePlace(path: path, line: 1, column: Self.mostColumns + 1).diagnostic(
        "csv.columns", "a table may have at most \(grouped(Self.mostColumns)) columns")
    }
    let rest = Array(rows.dropFirst())
    hasHeader =
      options.header
      ?? HeaderDetection.isHeader(first, above: rest, dialect, known: options.knownNames)
    names = hasHeader ? Self.named(first) : Self.named(first.map { _ in "" })
    sample = hasHeader ? rest : rows
    if hasHeader { try checkNames() }
  }

  private static func named(_ fields: [String]) -> [String] {
    fields.enumerated().map { $1.isEmpty ? "column\($0 + 1)" : $1 }
  }

  private func checkNames() throws(Diagnostic) {
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if let earlier = places.updateValue(index, forKey: name) {
        throw TablePlace(path: path, line: 1, column: index + 1).diagnostic(
          "csv.duplicate", "column \(earlier + 1) is called '\(name)' too",
          hint: "give every column a name of its own")
      }
    }
  }

  /// The place of a column in the rows, by its name; in a file without a header by its number too.
  func index(of name: String) -> Int? {
    if let index = names.firstIndex(of: name) { return index }
    guard !hasHeader, let number = Int(name), names.indices.contains(number - 1) else { return nil }
    return number - 1
  }

  /// The place of a column that the user or a preparation names.
  func column(_ name: String) throws(Diagnostic) -> Int {
    if let index = index(of: name) { return index }
    throw Diagnostic(
      "csv.column", "there is no column '\(name)' in '\(path)'",
      hint: "it has \(listing)", correction: .nearest(to: name, among: names))
  }

  /// The columns' names, cut after a dozen.
  var listing: String {
    names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
  }
}
