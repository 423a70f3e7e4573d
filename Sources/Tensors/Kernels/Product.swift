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

  /// What the lanes share out among themselves.
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
  /// Whether oneDNN computes it.
  package let usesLibrary: Bool

  /// C [rows, columns] from A [rows, depth] and B [depth, columns].
  package init(
    rows: Int, columns: Int, depth: Int, left: Factor, right: Factor, resultStride: Int,
    splitting: Splitting = .rows, usesLibrary: Bool? = nil
  ) {
    self.splitting = splitting
    self.rows = rows
    self.columns = columns
    self.depth = depth
    self.left = left
    self.right = right
    self.resultStride = resultStride
    let suits = Self.suitsLibrary(rows, columns, depth, left, right)
    self.usesLibrary = (usesLibrary ?? suits) && OneDNN.isAvailable
  }

  /// Whether oneDNN is faster than our own loops: its first product costs 17–30 ms of code generation,
  /// each call 0.4 µs, and a right factor that lies transposed is copied first. Measured on two lanes of
  /// Zen 4, GFLOP/s of ours and of oneDNN's: 64×128×784 with B transposed 228, 158; 128×512×784 224, 214;
  /// 256×4096×4096 181, 193; with B plain 64×784×128 227, 215; 128×512×512 221, 231.
  private static func suitsLibrary(
    _ rows: Int, _ columns: Int, _ depth: Int, _ left: Factor, _ right: Factor
  ) -> Bool {
    guard rows > 2 else { return false }
    return right.transposed && !left.transposed
      ? columns * depth >= 600_000 && rows >= 16 : rows * columns * depth >= 12_000_000
  }

  /// Whether a product is worth more than one lane.
  package static func isLarge(rows: Int, columns: Int, depth: Int) -> Bool {
    rows > 2 && rows * columns * depth >= 400_000
  }

  /// How many numbers of scratch memory a lane needs.
  package var scratchCount: Int { usesLibrary ? 0 : 16 * depth }

  /// What a lane computes: of the rows or the columns of the result, as they are shared out.
  package func part(for lane: Lane) -> Range<Int> {
    splitting == .rows ? lane.part(of: rows, grain: 4) : lane.part(of: columns, grain: 16)
  }

  /// Computes a lane's part of the product; with `adding`, onto what `result` holds.
  ///
  /// The same lane always works on the same units of a layer, and finds their weights in its cache.
  package func run(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>,
    bias: UnsafePointer<Float>? = nil, adding: Bool = false, scratch: UnsafeMutablePointer<Float>,
    lane: Lane = .alone
  ) {
    guard lane.count > 1 else {
      return multiply(a, b, result, bias, rows, columns, adding, scratch)
    }
    let part = part(for: lane)
    guard !part.isEmpty else { return }
    let a = a + lane.index * left.copyStride
    let b = b + lane.index * right.copyStride
    switch splitting {
    case .rows:
      multiply(
        a + part.lowerBound * left.rowStep, b, result + part.lowerBound * resultStride, bias,
        part.count, columns, adding, scratch)
    case .columns:
      multiply(
        a, b + part.lowerBound * right.columnStep, result + part.lowerBound,
        bias.map { $0 + part.lowerBound }, rows, part.count, adding, scratch)
    }
  }

  private func multiply(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
    _ bias: UnsafePointer<Float>?, _ rows: Int, _ columns: Int, _ adding: Bool,
    _ scratch: UnsafeMutablePointer<Float>
  ) {
    guard usesLibrary else {
      return kernel_product(
        a, left.rowStep, left.columnStep, b, right.rowStep, right.columnStep, bias, c,
        resultStride, rows, columns, depth, adding, scratch)
    }
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
