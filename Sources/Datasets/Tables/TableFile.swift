import Diagnostics

/// A table's file: its beginning, looked at, and its rows, handed over one by one.
final class TableFile {
  let head: TableHead
  private let source: any ByteSource
  private let buffer: UnsafeMutableRawBufferPointer
  /// How much of the buffer is read and not yet handed over.
  private var filled: Int
  private var isAtStart = true

  init(_ source: any ByteSource, options: TableOptions) throws(Diagnostic) {
    self.source = source
    buffer = .allocate(byteCount: TableHead.sampleBytes, alignment: 16)
    do throws(Diagnostic) {
      filled = try source.read(into: buffer)
      head = try TableHead(
        UnsafeRawBufferPointer(rebasing: buffer[..<filled]), isWhole: filled < buffer.count,
        path: source.path, options: options)
    } catch {
      buffer.deallocate()
      throw error
    }
  }

  deinit { buffer.deallocate() }

  /// About how many rows there are, from the size of the file and of the first rows.
  var likelyRows: Int {
    let shown = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
    let lines = shown.count { $0 == head.dialect.lineBreak } + 1
    let size = (source as? InputFile).map { $0.isGzipped ? 0 : $0.storedSize } ?? 0
    guard filled == buffer.count, size > filled, size < PhysicalMemory.bytes / 2 else {
      return lines
    }
    return Int(Double(size) / Double(filled) * Double(lines) * 1.01)
  }

  /// Reads all rows of values; each has as many fields as there are columns, in UTF-8.
  func forEachRow(
    isInterrupted: () -> Bool, _ body: @escaping (Record) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    try goToStart()
    var isHeader = head.hasHeader
    let parser = try RecordParser(head.dialect, path: head.path) {
      [head] (record) throws(Diagnostic) in
      try head.check(record)
      if isHeader { isHeader = false } else { try body(record) }
    }
    var start = head.skipped
    isAtStart = false
    while filled > start {
      if isInterrupted() { throw .loadingInterrupted }
      try parser.feed(UnsafeRawBufferPointer(rebasing: buffer[start..<filled]))
      filled = filled < buffer.count ? 0 : try source.read(into: buffer)
      start = 0
    }
    try parser.finish()
  }

  private func goToStart() throws(Diagnostic) {
    guard !isAtStart else { return }
    guard source.rewind() else {
      throw Diagnostic(
        "csv.pipe", "'\(head.path)' would have to be read twice, and a pipe can not",
        hint: "write it into a file first")
    }
    filled = try source.read(into: buffer)
  }
}

extension TableHead {
  /// Refuses a row with too many or too few fields, or with bytes that are not UTF-8.
  fileprivate func check(_ record: Record) throws(Diagnostic) {
    if record.count != names.count {
      let column = min(record.count, names.count) + 1
      let line = record.line(of: column - 1)
      throw TablePlace(path: path, line: line, column: column).diagnostic(
        "csv.ragged",
        "the row has \(counted(record.count, "field")), the first row has \(names.count)",
        hint: "a field that holds '\(dialect.separatorText)' needs quotes around it")
    }
    if let field = record.undecodableField {
      throw place(of: field, in: record).diagnostic(
        "csv.utf8", "the field is not UTF-8", hint: "iconv -f LATIN1 -t UTF-8 \(path) > new.csv")
    }
  }

  /// Where a field stands, with its column's name.
  func place(of field: Int, in record: Record) -> TablePlace {
    TablePlace(
      path: path, line: record.line(of: field), column: field + 1,
      name: hasHeader && names.indices.contains(field) ? names[field] : nil)
  }
}

extension Dialect {
  var separatorText: String { separator == 0x09 ? "tab" : String(UnicodeScalar(separator)) }
}
