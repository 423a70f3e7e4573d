import CKernels
import COneDNN

/// The matrix product C (+)= A · B of one pair of shapes, with the way it is computed chosen once:
/// in registers for small ones, by oneDNN for large ones.
package struct Product: Sendable {
  /// One factor: how its rows lie in memory, and whether it is that matrix transposed.
  package struct Factor: Sendable {
    package var stride: Int
    package var transposed: Bool

    /// A matrix as it lies in memory, rows `stride` numbers apart.
    package static func plain(stride: Int) -> Factor { Factor(stride: stride, transposed: false) }
    /// The transpose of what lies in memory.
    package static func transposed(stride: Int) -> Factor {
      Factor(stride: stride, transposed: true)
    }
  }

  package let rows: Int
  package let columns: Int
  package let depth: Int
  package let left: Factor
  package let right: Factor
  package let resultStride: Int
  /// Whether oneDNN computes it. Its first product costs 17–30 ms of code generation and each call
  /// 0.4 µs, so products that take a few microseconds keep away from it.
  package let usesLibrary: Bool

  /// C [rows, columns] from A [rows, depth] and B [depth, columns].
  package init(
    rows: Int, columns: Int, depth: Int, left: Factor, right: Factor, resultStride: Int,
    usesLibrary: Bool? = nil
  ) {
    self.rows = rows
    self.columns = columns
    self.depth = depth
    self.left = left
    self.right = right
    self.resultStride = resultStride
    let isLarge = rows > 2 && rows * columns * depth >= Self.libraryWork
    self.usesLibrary = (usesLibrary ?? isLarge) && OneDNN.isAvailable
  }

  /// The multiplications from which oneDNN is worth its call.
  static let libraryWork = 400_000

  /// How many numbers of scratch memory `run` needs.
  package var scratchCount: Int { usesLibrary ? 0 : 16 * depth }

  /// Computes the product; with `adding`, onto what `result` holds.
  package func run(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>,
    bias: UnsafePointer<Float>? = nil, adding: Bool = false, scratch: UnsafeMutablePointer<Float>
  ) {
    if usesLibrary {
      _ = onednn_sgemm(
        left.letter, right.letter, dnnl_dim_t(rows), dnnl_dim_t(columns), dnnl_dim_t(depth), 1, a,
        dnnl_dim_t(left.stride), b, dnnl_dim_t(right.stride), adding ? 1 : 0, result,
        dnnl_dim_t(resultStride))
    } else {
      kernel_product(
        a, left.rowStep, left.columnStep, b, right.rowStep, right.columnStep, bias, result,
        resultStride, rows, columns, depth, adding, scratch)
    }
  }
}

extension Product.Factor {
  fileprivate var letter: CChar { CChar(UInt8(ascii: transposed ? "T" : "N")) }
  fileprivate var rowStep: Int { transposed ? 1 : stride }
  fileprivate var columnStep: Int { transposed ? stride : 1 }
}
