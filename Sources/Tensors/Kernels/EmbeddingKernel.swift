import CKernels

/// Rows of a table [count, width], looked up by tokens: whole numbers from 0 as floats. A token that has
/// no row is taken as the nearest that has.
package struct EmbeddingKernel: Sendable {
  package let count: Int
  package let width: Int
  /// From one row of the table to the next.
  package let stride: Int

  package init(count: Int, width: Int, stride: Int) {
    self.count = count
    self.width = width
    self.stride = stride
  }

  /// y [tokens, width]: the row of each token.
  package func apply(
    _ table: UnsafePointer<Float>, tokens: UnsafePointer<Float>, count tokenCount: Int,
    into y: UnsafeMutablePointer<Float>
  ) {
    kernel_take_rows(table, stride, count, tokens, tokenCount, width, y)
  }

  /// Adds gradients [tokens, width], of some columns, to the rows of their tokens.
  package func addGradient(
    _ gradient: UnsafePointer<Float>, tokens: UnsafePointer<Float>, count tokenCount: Int,
    columns: Range<Int>, to table: UnsafeMutablePointer<Float>
  ) {
    kernel_add_to_rows(
      gradient + columns.lowerBound, width, tokens, tokenCount, columns.count,
      table + columns.lowerBound, stride, count)
  }
}
