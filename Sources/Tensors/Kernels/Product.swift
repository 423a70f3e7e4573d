import CKernels
import COneDNN

/// The matrix product C (+)= A · B of one pair of shapes, with the way it is computed chosen once:
/// in registers for small ones, by oneDNN for large ones.
package struct Product: Sendable {
  /// One factor: how its rows lie in memory, and whether it is that matrix transposed.
  package struct Factor: Sendable {
    package var stride: Int
    package var transposed: Bool
    /// How far apart the copies lie where each thread reads one of its own; else 0.
    package var copyStride = 0

    /// A matrix as it lies in memory, rows `stride` numbers apart.
    package static func plain(stride: Int, copyStride: Int = 0) -> Factor {
      Factor(stride: stride, transposed: false, copyStride: copyStride)
    }
    /// The transpose of what lies in memory.
    package static func transposed(stride: Int) -> Factor {
      Factor(stride: stride, transposed: true)
    }
  }

  /// What the threads share out among themselves.
  package enum Splitting: Sendable {
    case rows
    case columns
  }

  package let rows: Int
  package let columns: Int
  package let depth: Int
  package let left: Factor
  package let right: Factor
  package let resultStride: Int
  package let splitting: Splitting
  package let threads: Threads
  /// Whether oneDNN computes it. Its first product costs 17–30 ms of code generation and each call
  /// 0.4 µs, so products that take a few microseconds keep away from it.
  package let usesLibrary: Bool

  /// C [rows, columns] from A [rows, depth] and B [depth, columns].
  package init(
    rows: Int, columns: Int, depth: Int, left: Factor, right: Factor, resultStride: Int,
    splitting: Splitting = .rows, threads: Threads = Threads(1), usesLibrary: Bool? = nil
  ) {
    self.splitting = splitting
    self.threads = threads
    self.rows = rows
    self.columns = columns
    self.depth = depth
    self.left = left
    self.right = right
    self.resultStride = resultStride
    let isLarge = Self.isLarge(rows: rows, columns: columns, depth: depth)
    self.usesLibrary = (usesLibrary ?? isLarge) && OneDNN.isAvailable
  }

  /// Whether a product is large enough for oneDNN to be worth its call.
  package static func isLarge(rows: Int, columns: Int, depth: Int) -> Bool {
    rows > 2 && rows * columns * depth >= 400_000
  }

  /// How many numbers of scratch memory `run` needs.
  package var scratchCount: Int { usesLibrary ? 0 : 16 * depth }

  /// Computes the product; with `adding`, onto what `result` holds.
  ///
  /// Each thread computes a part of its own, by one oneDNN call: along `splitting`, so that the same
  /// thread always works on the same units of a layer and finds their weights in its cache.
  package func run(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>,
    bias: UnsafePointer<Float>? = nil, adding: Bool = false, scratch: UnsafeMutablePointer<Float>
  ) {
    guard usesLibrary else {
      return kernel_product(
        a, left.rowStep, left.columnStep, b, right.rowStep, right.columnStep, bias, result,
        resultStride, rows, columns, depth, adding, scratch)
    }
    switch splitting {
    case .rows:
      threads.split(rows, grain: 16) { thread, part in
        let start = part.lowerBound
        multiply(
          a + thread * left.copyStride + start * left.rowStep, b + thread * right.copyStride,
          result + start * resultStride, part.count, columns, adding)
      }
    case .columns:
      threads.split(columns, grain: 16) { thread, part in
        let start = part.lowerBound
        multiply(
          a + thread * left.copyStride, b + thread * right.copyStride + start * right.columnStep,
          result + start, rows, part.count, adding)
      }
    }
  }

  private func multiply(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
    _ rows: Int, _ columns: Int, _ adding: Bool
  ) {
    _ = onednn_sgemm(
      left.letter, right.letter, dnnl_dim_t(rows), dnnl_dim_t(columns), dnnl_dim_t(depth), 1, a,
      dnnl_dim_t(left.stride), b, dnnl_dim_t(right.stride), adding ? 1 : 0, c,
      dnnl_dim_t(resultStride))
  }
}

extension Product.Factor {
  fileprivate var letter: CChar { CChar(UInt8(ascii: transposed ? "T" : "N")) }
  fileprivate var rowStep: Int { transposed ? 1 : stride }
  fileprivate var columnStep: Int { transposed ? stride : 1 }
}
