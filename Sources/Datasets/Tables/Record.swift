/// One record of a table: the fields of a row, without their quotes. Valid only while it is handed
/// over. Eight bytes after each field can be read.
struct Record {
  /// The line of the file, from 1, on which it begins.
  let line: Int
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where each field ends in `bytes`; it begins where the one before it ends.
  private let ends: UnsafeBufferPointer<Int>

  init(line: Int, bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<Int>) {
    self.line = line
    self.bytes = bytes
    self.ends = ends
  }

  var count: Int { ends.count }

  @inline(__always)
  subscript(field: Int) -> UnsafeBufferPointer<UInt8> {
    let start = field == 0 ? 0 : ends[field - 1]
    return UnsafeBufferPointer(rebasing: bytes[start..<ends[field]])
  }

  func text(_ field: Int) -> String { String(decoding: self[field], as: UTF8.self) }

  /// The line on which a field begins; a quoted field before it may hold line breaks.
  func line(of field: Int) -> Int {
    let start = field == 0 ? 0 : ends[min(field, ends.count) - 1]
    return line + bytes[..<start].count { $0 == UInt8(ascii: "\n") }
  }

  /// The first field that is not UTF-8.
  var undecodableField: Int? {
    if isASCII { return nil }
    return (0..<count).first { String(validating: self[$0], as: UTF8.self) == nil }
  }

  /// Whether no byte has its high bit, looked at eight at a time.
  private var isASCII: Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let whole = raw.count & ~7
    var all: UInt64 = 0
    for offset in stride(from: 0, to: whole, by: 8) {
      all |= raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    for offset in whole..<raw.count { all |= UInt64(raw[offset]) }
    return all & 0x8080_8080_8080_8080 == 0
  }
}
