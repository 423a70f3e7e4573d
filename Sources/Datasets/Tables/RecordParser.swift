import CCSV
import Diagnostics
import Glibc

/// Splits bytes into records by libcsv, and knows the line of each.
///
/// libcsv tells no positions, so it is fed line by line. It runs in strict mode, which finds a
/// quote in the wrong place; one inside an unquoted field (`6" pipe`) is taken as text.
final class RecordParser {
  typealias Handler = (Record) throws(Diagnostic) -> Void

  private let path: String
  private let lineBreak: UInt8
  private var parser = csv_parser()
  private var line = 1
  private let state: UnsafeMutablePointer<State>

  /// What libcsv's callbacks change.
  fileprivate struct State {
    var record = RecordBuffer()
    /// The line on which the record begins.
    var line = 1
    var failure: Diagnostic?
    let handle: Handler
  }

  init(_ dialect: Dialect, path: String, handle: @escaping Handler) throws(Diagnostic) {
    self.path = path
    lineBreak = dialect.lineBreak
    guard csv_init(&parser, strict) == 0 else { throw outOfMemory }
    csv_set_delim(&parser, dialect.separator)
    csv_set_blk_size(&parser, 4096)
    csv_set_realloc_func(&parser, reallocateField)
    state = .allocate(capacity: 1)
    state.initialize(to: State(handle: handle))
  }

  deinit {
    csv_free(&parser)
    state.pointee.record.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Takes the next bytes of the file; whole records go to the handler.
  func feed(_ input: UnsafeRawBufferPointer) throws(Diagnostic) {
    guard var start = input.baseAddress else { return }
    let end = start + input.count
    while start < end {
      let found = memchr(start, Int32(lineBreak), end - start)
      let stop = found.map { UnsafeRawPointer($0) + 1 } ?? end
      if parser.isBetweenRecords { state.pointee.line = line }
      try parse(start, stop - start)
      if found != nil { line += 1 }
      start = stop
    }
  }

  /// Ends the last record where its line break is missing.
  func finish() throws(Diagnostic) {
    if parser.isInsideQuotes { throw unclosedQuote() }
    _ = csv_fini(&parser, endField, endRecord, state)
    if let failure = state.pointee.failure { throw failure }
  }

  private func parse(_ piece: UnsafeRawPointer, _ count: Int) throws(Diagnostic) {
    var done = 0
    while done < count {
      done += csv_parse(&parser, piece + done, count - done, endField, endRecord, state)
      if let failure = state.pointee.failure { throw failure }
      if done < count { done += try passStrayQuote(piece + done) }
    }
  }

  /// Goes on after libcsv stopped at a quote in the wrong place.
  private func passStrayQuote(_ quote: UnsafeRawPointer) throws(Diagnostic) -> Int {
    guard csv_error(&parser) == CSV_EPARSE else {
      throw mistake(
        "csv.field", "the field is longer than \(fieldLimit >> 20) MB",
        hint: "is the quote that closes it missing?")
    }
    if parser.quoted != 0 { throw unclosedQuote() }
    csv_set_opts(&parser, 0)
    defer { csv_set_opts(&parser, strict) }
    return csv_parse(&parser, quote, 1, endField, endRecord, state)
  }

  private func unclosedQuote() -> Diagnostic {
    mistake(
      "csv.quote", "the quote that opens the field is not closed before the next one or the end",
      hint: "close it, or write a quote inside quotes twice")
  }

  /// An error at the field that is being read.
  private func mistake(_ id: String, _ message: String, hint: String) -> Diagnostic {
    let record = state.pointee.record
    let place = TablePlace(
      path: path, line: state.pointee.line + record.lineBreaks, column: record.fieldCount + 1)
    return place.diagnostic(id, message, hint: hint)
  }
}

extension RecordParser.State {
  /// Hands the record over and makes room for the next.
  fileprivate mutating func complete() {
    if failure == nil {
      do throws(Diagnostic) { try handle(record.record(line: line)) } catch { failure = error }
    }
    record.clear()
  }
}

private let strict = UInt8(CSV_STRICT | CSV_STRICT_FINI)

/// The longest field that is read; a longer one comes from a quote that is never closed.
private let fieldLimit = 1 << 20

private let outOfMemory = Diagnostic("file.memory", "there is no memory left to read a table")

private func reallocateField(
  _ field: UnsafeMutableRawPointer?, _ size: Int
) -> UnsafeMutableRawPointer? {
  size > fieldLimit ? nil : realloc(field, size)
}

@inline(__always)
private func endField(
  _ start: UnsafeMutableRawPointer?, _ count: Int, _ state: UnsafeMutableRawPointer?
) {
  // libcsv collects each field at the start of a buffer whose size is a multiple of 4096.
  guard let start, let state else { return }
  state.assumingMemoryBound(to: RecordParser.State.self).pointee.record.append(start, count)
}

private func endRecord(_ terminator: Int32, _ state: UnsafeMutableRawPointer?) {
  state?.assumingMemoryBound(to: RecordParser.State.self).pointee.complete()
}

extension csv_parser {
  /// libcsv numbers its states 0 (before a row), 1 (before a field), 2 (inside one) and 3 (after a
  /// quote that may have closed one).
  fileprivate var isBetweenRecords: Bool { pstate == 0 }
  fileprivate var isInsideQuotes: Bool { pstate == 2 && quoted != 0 }
}
