import CEmbedded

/// A file that is part of the program.
final class EmbeddedFile: ByteSource {
  let path: String
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  private init(_ path: String, _ embedded: EmbeddedBytes) {
    self.path = path
    bytes = UnsafeRawBufferPointer(start: embedded.start, count: Int(embedded.count))
  }

  static var iris: EmbeddedFile { EmbeddedFile("iris.csv", embedded_iris()) }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - offset)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
    offset += count
    return count
  }

  func rewind() -> Bool {
    offset = 0
    return true
  }
}
