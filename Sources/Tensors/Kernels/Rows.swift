/// A matrix in memory that something else owns: `count` rows of `columns` numbers, whose beginnings
/// lie `stride` numbers apart.
package struct Rows: @unchecked Sendable {
  package let pointer: UnsafeMutablePointer<Float>
  package let count: Int
  package let columns: Int
  package let stride: Int
  /// How far apart the copies lie where each thread has one of its own; else 0.
  package let copyStride: Int

  package init(
    _ pointer: UnsafeMutablePointer<Float>, count: Int, columns: Int, stride: Int,
    copyStride: Int = 0
  ) {
    self.copyStride = copyStride
    self.pointer = pointer
    self.count = count
    self.columns = columns
    self.stride = stride
  }

  /// Rows that follow each other without a gap.
  package init(_ pointer: UnsafeMutablePointer<Float>, count: Int, columns: Int) {
    self.init(pointer, count: count, columns: columns, stride: columns)
  }

  /// The copy that a thread reads.
  package func copy(for thread: Int) -> Rows {
    Rows(pointer + thread * copyStride, count: count, columns: columns, stride: stride)
  }

  /// Each row, which has no gap behind it, as so many rows.
  package func divided(into parts: Int) -> Rows {
    if parts == 1 { return self }
    return Rows(
      pointer, count: count * parts, columns: columns / parts, stride: columns / parts,
      copyStride: copyStride)
  }

  /// Some of the rows.
  package func rows(_ part: Range<Int>) -> Rows {
    Rows(pointer + part.lowerBound * stride, count: part.count, columns: columns, stride: stride)
  }

  /// Some of the columns.
  package func columns(_ part: Range<Int>) -> Rows {
    Rows(pointer + part.lowerBound, count: count, columns: part.count, stride: stride)
  }

  /// Sets some of the rows to zero.
  package func clear(_ part: Range<Int>) {
    for row in part { (pointer + row * stride).update(repeating: 0, count: columns) }
  }

  /// Whether the rows follow each other without a gap, so that they can be read as one.
  package var isDense: Bool { stride == columns || count < 2 }
}
