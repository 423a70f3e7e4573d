package import Tensors

/// The numbers of a row among those of all.
package typealias StoredRow<Number: BitwiseCopyable & Sendable> = Slice<Stored<Number>>

extension Slice {
  /// Lends the numbers, one behind the other: what goes through millions of them is fast so.
  func withNumbers<Number, Result>(
    _ body: (UnsafeBufferPointer<Number>) -> Result
  ) -> Result where Base == Stored<Number> {
    base.withContiguousStorageIfAvailable { body(.init(rebasing: $0[startIndex..<endIndex])) }
      ?? Array(self).withUnsafeBufferPointer(body)
  }
}
