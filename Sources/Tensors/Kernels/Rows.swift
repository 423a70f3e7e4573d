/// A matrix in memory that something else owns: `count` rows of `columns` numbers, whose beginnings
/// lie `stride` numbers apart.
package struct Rows: @unchecked Sendable {
  package let pointer: UnsafeMutablePointer<Float>
  package let count: Int
  package let columns: Int
  package let stride: Int

  package init(_ pointer: UnsafeMutablePointer<Float>, count: Int, columns: Int, stride: Int) {
    self.pointer = pointer
    self.count = count
    self.columns = columns
    self.stride = stride
  }

  /// Rows that follow each other without a gap.
  package init(_ pointer: UnsafeMutablePointer<Float>, count: Int, columns: Int) {
    self.init(pointer, count: count, columns: columns, stride: columns)
  }

  /// All numbers from the first to the last, gaps included.
  package var span: Int { count == 0 ? 0 : (count - 1) * stride + columns }
}
