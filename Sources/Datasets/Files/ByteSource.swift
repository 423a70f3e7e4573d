import Diagnostics

/// Bytes that are read once from front to back, or twice where that is possible.
protocol ByteSource {
  /// How messages call it.
  var path: String { get }
  /// The most bytes it can hold.
  var mostBytes: Int { get }
  /// Fills a buffer as far as the source reaches, and tells how many bytes that were.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostic) -> Int
  /// Goes back to the first byte; false where that is not possible.
  func rewind() -> Bool
}
