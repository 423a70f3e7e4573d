import CCSV
import Diagnostics

/// Splits bytes into records by libcsv, and knows the line of each.
///
/// libcsv tells no positions, so it is fed line by line. It runs in strict mode, which finds a
/// quote in the wrong place; one inside an unquoted field (`6" pipe`) is taken as text.
final class RecordParser {
  typealias Handler = (Record) throws(Diagnostic) -> Void

  private let path: String
  private let handle: Handler
  private let lineBreak: UInt8
  private var parser = csv_parser()
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var line = 1
  private var recordLine = 1
  private var failure: Diagnostic?

  init(_ dialect: Dialect, path: String, handle: @escaping Handler) throws(Diagnostic) {
    self.path = path
    self.handle = handle
    lineBreak = dialect.lineBreak
    guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else { throw outOfMemory }
    csv_set_delim(&parser, dialect.separator)
    csv_set_blk_size(&parser, 4096)
    csv_set_realloc_func(&parser, reallocateField)
  }

  deinit { csv_free(&parser) }

  /// Takes the next bytes of the file; whole records go to the handler.
  func feed(_ input: UnsafeRawBufferPointer) throws(Diagnostic) {
    var rest = input[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: lineBreak).map { $0 + 1 } ?? rest.endIndex
      if parser.isBetweenRecords { recordLine = line }
      try parse(UnsafeRawBufferPointer(rebasing: rest[..<end]))
      if input[end - 1] == lineBreak { line += 1 }
      rest = rest[end...]
    }
  }

  /// Ends the last record where its line break is missing.
  func finish() throws(Diagnostic) {
    if parser.isInsideQuotes { throw unclosedQuote() }
    let me = Unmanaged.passUnretained(self).toOpaque()
    _ = csv_fini(&parser, endField, endRecord, me)
    if let failure { throw failure }
  }

  private func parse(_ piece: UnsafeRawBufferPointer) throws(Diagnostic) {
    let me = Unmanaged.passUnretained(self).toOpaque()
    var done = 0
    while done < piece.count {
      let start = piece.baseAddress?.advanced(by: done)
      done += csv_parse(&parser, start, piece.count - done, endField, endRecord, me)
      if let failure { throw failure }
      if done < piece.count { done += try passStrayQuote(piece, at: done) }
    }
  }

  /// Goes on after libcsv stopped at a quote in the wrong place.
  private func passStrayQuote(
    _ piece: UnsafeRawBufferPointer, at place: Int
  ) throws(Diagnostic) -> Int {
    guard csv_error(&parser) == CSV_EPARSE else {
      throw mistake(
        "csv.field", "the field is longer than \(fieldLimit >> 20) MB",
        hint: "is the quote that closes it missing?")
    }
    if parser.quoted != 0 { throw unclosedQuote() }
    csv_set_opts(&parser, 0)
    defer { csv_set_opts(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) }
    let me = Unmanaged.passUnretained(self).toOpaque()
    return csv_parse(&parser, piece.baseAddress?.advanced(by: place), 1, endField, endRecord, me)
  }

  private func unclosedQuote() -> Diagnostic {
    mistake(
      "csv.quote", "the quote that opens the field is not closed before the next one or the end",
      hint: "close it, or write a quote inside quotes twice")
  }

  /// An error at the field that is being read.
  private func mistake(_ id: String, _ message: String, hint: String) -> Diagnostic {
    let breaks = bytes.count { $0 == UInt8(ascii: "\n") }
    let place = TablePlace(path: path, line: recordLine + breaks, column: ends.count + 1)
    return place.diagnostic(id, message, hint: hint)
  }

  fileprivate func append(_ field: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: field)
    ends.append(bytes.count)
  }

  fileprivate func complete() {
    defer {
      bytes.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
    }
    guard failure == nil else { return }
    do throws(Diagnostic) {
      try bytes.withUnsafeBufferPointer { (bytes) throws(Diagnostic) in
        try ends.withUnsafeBufferPointer { (ends) throws(Diagnostic) in
          try handle(Record(line: recordLine, bytes: bytes, ends: ends))
        }
      }
    } catch { failure = error }
    recordLine = line
  }
}

/// The longest field that is read; a longer one comes from a quote that is never closed.
private let fieldLimit = 1 << 20

private let outOfMemory = Diagnostic("file.memory", "there is no memory left to read a table")

private func reallocateField(
  _ field: UnsafeMutableRawPointer?, _ size: Int
) -> UnsafeMutableRawPointer? {
  size > fieldLimit ? nil : realloc(field, size)
}

private func endField(
  _ start: UnsafeMutableRawPointer?, _ count: Int, _ parser: UnsafeMutableRawPointer?
) {
  guard let parser else { return }
  Unmanaged<RecordParser>.fromOpaque(parser).takeUnretainedValue()
    .append(UnsafeRawBufferPointer(start: start, count: count))
}

private func endRecord(_ terminator: Int32, _ parser: UnsafeMutableRawPointer?) {
  guard let parser else { return }
  Unmanaged<RecordParser>.fromOpaque(parser).takeUnretainedValue().complete()
}

extension csv_parser {
  /// libcsv numbers its states 0 (before a row), 1 (before a field), 2 (inside one) and 3 (after a
  /// quote that may have closed one).
  fileprivate var isBetweenRecords: Bool { pstate == 0 }
  fileprivate var isInsideQuotes: Bool { pstate == 2 && quoted != 0 }
}
