import Diagnostics

/// Collects the values of one column as rows are read, and what tells its type.
///
/// It begins as the first rows suggest. If a column that looked like numbers turns out to hold
/// texts it says so, and the file is read a second time.
struct ColumnBuilder {
  let name: String
  /// The file that is read, as places name it.
  var path = ""
  private(set) var holdsNumbers: Bool
  /// Whether a text was found in what looked like numbers.
  private(set) var isMistaken = false
  private(set) var numbers: StoredWriter<Float>
  /// The level of each row, or its distinct number; −1 where it is missing.
  private(set) var codes: StoredWriter<Int32>
  private(set) var levels = LevelIndex()
  /// The distinct numbers, kept while there are at most `mostDistinct`.
  private(set) var distinct: NumberIndex?
  private(set) var missing = 0
  /// How many levels there were when the first missing value came.
  private(set) var levelsBeforeMissing = 0
  /// The first infinity and the first text, with their places.
  private(set) var infinity: (place: TablePlace, text: String)?
  private(set) var text: (place: TablePlace, text: String)?
  static let missingCode: Int32 = -1
  private let mustBeNumbers: Bool
  private let mostLevels: Int
  /// Where the values are kept; `nil` for memory.
  let spool: Spool?
  private let mostDistinct: Int
  private var comma = false
  private var point = false

  /// - `mustBeNumbers`: whether a text in it is an error.
  /// - `mostLevels`: how many levels a column of texts may have; beyond, it is not kept.
  /// - `mostDistinct`: how many distinct numbers are told apart; 0 for none.
  /// - `spool`: where the values are kept; memory without it.
  init(
    _ name: String, holdsNumbers: Bool, mustBeNumbers: Bool = false, mostLevels: Int,
    mostDistinct: Int = 0, spool: Spool? = nil
  ) {
    self.name = name
    self.spool = spool
    (numbers, codes) = (StoredWriter(spool), StoredWriter(spool))
    self.holdsNumbers = holdsNumbers || mustBeNumbers
    self.mustBeNumbers = mustBeNumbers
    self.mostLevels = mostLevels
    self.mostDistinct = mostDistinct
    distinct = mostDistinct > 0 ? NumberIndex() : nil
  }

  /// Whether a column of texts has more levels than are kept.
  var hasTooManyLevels: Bool { levels.names.count > mostLevels }

  /// Begins anew, as the type that the first reading showed; an error where it must be numbers.
  mutating func restart() throws(Diagnostic) {
    if isMistaken, let text, mustBeNumbers {
      throw text.place.diagnostic(
        "csv.number", "'\(text.text)' is not a number, and the target must be one")
    }
    if isMistaken { holdsNumbers = false }
    isMistaken = false
    numbers.removeAll()
    codes.removeAll()
    levels = LevelIndex()
    distinct = mostDistinct > 0 && holdsNumbers ? NumberIndex() : nil
    missing = 0
    (infinity, text) = (nil, nil)
  }

  /// Throws once the disk is full.
  func check() throws(Diagnostic) {
    try numbers.check()
    try codes.check()
  }

  mutating func reserve(_ rows: Int) {
    if holdsNumbers { numbers.reserve(rows) } else { codes.reserve(rows) }
  }

  /// Takes the field of the next row.
  @inline(__always)
  mutating func append(_ record: Record, _ place: Int, allowsComma: Bool) {
    let field = record[place]
    guard holdsNumbers, !isMistaken else { return appendText(field) }
    guard let number = DecimalNumber(inRecord: field, allowsComma: allowsComma) else {
      return appendOther(field, record, place)
    }
    numbers.append(number.float)
    if let mark = number.mark {
      if mark == .comma { comma = true } else { point = true }
      if comma && point { mistake(record, place) }
    }
    if !number.float.isFinite { noteInfinity(record, place) }
    if distinct != nil { tellApart(number.double) }
  }

  /// Takes what is not a number, in a column of numbers.
  private mutating func appendOther(
    _ field: UnsafeBufferPointer<UInt8>, _ record: Record, _ place: Int
  ) {
    if FieldText.isMissing(field) {
      missing += 1
      numbers.append(.nan)
      if distinct != nil { codes.append(Self.missingCode) }
    } else if FieldText.isInfinity(field) {
      numbers.append(.infinity)
      noteInfinity(record, place)
    } else {
      mistake(record, place)
    }
  }

  private mutating func noteInfinity(_ record: Record, _ place: Int) {
    if infinity == nil { infinity = found(record, place) }
  }

  private func found(_ record: Record, _ place: Int) -> (place: TablePlace, text: String) {
    let line = record.line(of: place)
    return (
      TablePlace(path: path, line: line, column: place + 1, name: name), record.text(place)
    )
  }

  private mutating func tellApart(_ number: Double) {
    guard let code = distinct?.code(number) else { return }
    codes.append(code)
    if code >= mostDistinct {
      distinct = nil
      codes.removeAll()
    }
  }

  private mutating func mistake(_ record: Record, _ place: Int) {
    isMistaken = true
    text = found(record, place)
    numbers.removeAll()
    codes.removeAll()
    distinct = nil
  }

  private mutating func appendText(_ field: UnsafeBufferPointer<UInt8>) {
    guard !isMistaken, !hasTooManyLevels else { return }
    if FieldText.isMissing(field) {
      if missing == 0 { levelsBeforeMissing = levels.names.count }
      missing += 1
      codes.append(Self.missingCode)
    } else {
      codes.append(levels.code(String(decoding: field, as: UTF8.self)))
      if hasTooManyLevels { codes.removeAll() }
    }
  }
}
