/// Rows of inputs that are made as they are needed, because there are more of them than memory holds.
package protocol InputRows: Sendable {
  /// How many rows there are.
  var count: Int { get }
  /// Writes some rows, by their numbers from 0, one behind the other.
  func write(_ rows: UnsafeBufferPointer<Int32>, to inputs: UnsafeMutableBufferPointer<Float>)
}

extension InputRows {
  /// Some rows of `width` numbers, one behind the other.
  package func numbers(_ rows: [Int32], width: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: rows.count * width) { buffer, filled in
      rows.withUnsafeBufferPointer {
        write($0, to: .init(rebasing: buffer[..<(rows.count * width)]))
      }
      filled = rows.count * width
    }
  }
}
