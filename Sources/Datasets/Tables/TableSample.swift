import Diagnostics

/// The first rows of a table's file, as a small table of its own.
final class TableSample: ByteSource {
  let path: String
  /// How the file is written; the sample is written in the same way.
  let head: TableHead
  private let bytes: [UInt8]
  private var offset = 0

  init(_ source: any ByteSource, options: TableOptions) throws(Diagnostic) {
    path = source.path
    head = try TableFile(source, options: options).head
    let separator = Separator(byte: head.dialect.separator)
    let rows = (head.hasHeader ? [head.names] : []) + head.sample
    bytes = rows.flatMap { CSVText.line($0, separator: separator).utf8 }
  }

  /// The options by which the sample is read as the file is.
  func options(_ options: TableOptions) -> TableOptions {
    var options = options
    options.header = head.hasHeader
    options.separator = Separator(byte: head.dialect.separator)
    return options
  }

  var mostBytes: Int { bytes.count }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - offset)
    buffer.copyBytes(from: bytes[offset..<offset + count])
    offset += count
    return count
  }

  func rewind() -> Bool {
    offset = 0
    return true
  }
}

extension InputFile {
  /// Whether reading all of it would be felt.
  var isLarge: Bool { storedSize > (isGzipped ? 4 << 20 : 16 << 20) }
}

extension Dataset {
  /// Whether more rows could not bring another class or level.
  var hasShapesOfNumbers: Bool {
    guard case .columns(let columns) = features, case .numbers = target.values else { return false }
    return columns.allSatisfy { $0.kind == .numeric }
  }
}
