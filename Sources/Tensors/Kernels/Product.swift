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

  /// A part of the result.
  package struct Block: Sendable {
    package var rows: Range<Int>
    package var columns: Range<Int>
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
  package var scratchCount: Int {
    usesLibrary || !right.transposed ? 0 : kernel_product_scratch(rows, columns, depth)
  }

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
      return multiply(a, b, result, resultStride, bias, rows, columns, adding, scratch)
    }
    let part = part(for: lane)
    guard !part.isEmpty else { return }
    let (a, b) = (a + lane.index * left.copyStride, b + lane.index * right.copyStride)
    let start = part.lowerBound
    switch splitting {
    case .rows:
      multiply(
        a + start * left.rowStep, b, result + start * resultStride, resultStride, bias, part.count,
        columns, adding, scratch)
    case .columns:
      multiply(
        a, b + start * right.columnStep, result + start, resultStride, bias.map { $0 + start },
        rows, part.count, adding, scratch)
    }
  }

  /// Computes a block of the product for a lane; `result` is where its first number goes, and its rows
  /// are `stride` numbers apart.
  package func run(
    _ block: Block, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, stride: Int, scratch: UnsafeMutablePointer<Float>,
    lane: Lane = .alone
  ) {
    multiply(
      a + lane.index * left.copyStride + block.rows.lowerBound * left.rowStep,
      b + lane.index * right.copyStride + block.columns.lowerBound * right.columnStep, result,
      stride, nil, block.rows.count, block.columns.count, false, scratch)
  }

  private func multiply(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
    _ stride: Int, _ bias: UnsafePointer<Float>?, _ rows: Int, _ columns: Int, _ adding: Bool,
    _ scratch: UnsafeMutablePointer<Float>
  ) {
    guard usesLibrary else {
      return kernel_product(
        a, left.rowStep, left.columnStep, b, right.rowStep, right.columnStep, bias, c, stride,
        rows, columns, depth, adding, scratch)
    }
    _ = onednn_sgemm(
      left.letter, right.letter, dnnl_dim_t(rows), dnnl_dim_t(columns), dnnl_dim_t(depth), 1, a,
      dnnl_dim_t(left.stride), b, dnnl_dim_t(right.stride), adding ? 1 : 0, c, dnnl_dim_t(stride))
  }
}

// MARK: Blocks

extension Product {
  /// How large blocks are that are used at once: those of our own loops lie in the first-level cache;
  /// those of oneDNN's are large, as it copies what it reads for each call.
  private var blockSize: (rows: Int, columns: Int) { usesLibrary ? (512, 800) : (24, 256) }

  /// The numbers of the largest block.
  package var blockCount: Int { min(blockSize.rows, rows) * min(blockSize.columns, columns) }

  /// Goes through the blocks of a lane's part, where rows or columns are shared out.
  package func forEachBlock(for lane: Lane, _ body: (Block) -> Void) {
    let part = part(for: lane)
    let rows = splitting == .rows ? part : 0..<rows
    let columns = splitting == .columns ? part : 0..<columns
    let size = blockSize
    for column in stride(from: columns.lowerBound, to: columns.upperBound, by: size.columns) {
      for row in stride(from: rows.lowerBound, to: rows.upperBound, by: size.rows) {
        body(
          Block(
            rows: row..<min(row + size.rows, rows.upperBound),
            columns: column..<min(column + size.columns, columns.upperBound)))
      }
    }
  }
}

extension Product.Factor {
  fileprivate var letter: CChar { CChar(UInt8(ascii: transposed ? "T" : "N")) }
  fileprivate var rowStep: Int { transposed ? 1 : stride }
  fileprivate var columnStep: Int { transposed ? stride : 1 }
}
