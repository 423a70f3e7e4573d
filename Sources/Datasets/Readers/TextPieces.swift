import Diagnostics

/// A text file, read piece by piece: without a byte order mark, and with LF where lines end with CR LF.
final class TextPieces {
  private let file: InputFile
  /// Bytes that belong to the piece that comes next.
  private var rest: [UInt8] = []
  private var isAtStart = true
  private var isAtEnd = false
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)

  init(_ file: InputFile) { self.file = file }

  deinit { buffer.deallocate() }

  /// The next piece; `nil` at the end. An error for bytes that are no text.
  func next() throws(Diagnostic) -> String? {
    guard !isAtEnd else { return nil }
    let count = try file.read(into: buffer)
    isAtEnd = count < buffer.count
    var bytes = rest + buffer[..<count]
    if isAtStart { bytes.removeFirst(try mark(of: bytes)) }
    isAtStart = false
    rest = isAtEnd ? [] : Self.unfinished(bytes)
    bytes.removeLast(rest.count)
    if bytes.contains(13) {
      bytes = bytes.indices.filter {
        !(bytes[$0] == 13 && $0 + 1 < bytes.count && bytes[$0 + 1] == 10)
      }.map { bytes[$0] }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        "text.utf8", "'\(file.path)' is not UTF-8",
        hint: "iconv -f LATIN1 -t UTF-8 \(file.path) > new.txt")
    }
    return text
  }

  /// The bytes at the end that may go on: a CR, or the beginning of a character.
  private static func unfinished(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.last == 13 { return [13] }
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.count - length]
      if byte & 0xC0 == 0x80 { continue }
      let whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return whole > length ? Array(bytes.suffix(length)) : []
    }
    return []
  }

  /// The length of a byte order mark; an error for bytes that are no text.
  private func mark(of bytes: [UInt8]) throws(Diagnostic) -> Int {
    var failure: Diagnostic?
    let mark = bytes.withUnsafeBytes { all in
      do throws(Diagnostic) { return try Encoding.check(all, path: file.path) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return mark
  }
}
