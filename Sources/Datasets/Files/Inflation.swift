import CZlib
import Glibc
import Tensors

/// Unpacks deflated bytes, a piece at a time.
/// Source: RFC 1951, by zlib.
final class Inflation {
  /// Whether the end was reached that the bytes themselves tell.
  private(set) var isWhole = false
  private let packed: Stored<UInt8>
  private var read = 0
  private var stream = z_stream()
  private let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)

  /// `nil` where there is no memory for it.
  init?(of packed: Stored<UInt8>) {
    self.packed = packed
    let status = inflateInit2_(
      &stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { return nil }
  }

  deinit {
    inflateEnd(&stream)
    piece.deallocate()
  }

  /// The next bytes, valid until those behind them; none at the end, or where something is broken.
  func next() -> UnsafeBufferPointer<UInt8> {
    guard !isWhole else { return UnsafeBufferPointer(rebasing: piece[..<0]) }
    stream.next_out = piece.baseAddress
    stream.avail_out = UInt32(piece.count)
    packed.withContiguousStorageIfAvailable { source in
      // In pieces, for zlib counts in 32 bits.
      while stream.avail_out > 0 {
        let input = min(source.count - read, 1 << 30)
        stream.next_in = source.baseAddress.map { UnsafeMutablePointer(mutating: $0 + read) }
        stream.avail_in = UInt32(input)
        let status = inflate(&stream, Z_NO_FLUSH)
        read += input - Int(stream.avail_in)
        isWhole = status == Z_STREAM_END
        if status != Z_OK || input == 0 { break }
      }
    }
    return UnsafeBufferPointer(rebasing: piece[..<(piece.count - Int(stream.avail_out))])
  }
}
