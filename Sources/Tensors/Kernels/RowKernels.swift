import CKernels

/// Kernels that work along each row, or across all of them.
package enum RowKernels {
  /// y = e^x ÷ Σ e^x, each row by itself; `y` may lie where `x` does.
  package static func softmax(_ x: Rows, into y: Rows) {
    kernel_softmax(x.pointer, x.stride, y.pointer, y.stride, x.count, x.columns)
  }

  /// d = y · (g − Σ g·y), from softmax's output `y`; `d` may lie where `g` does.
  package static func softmaxGradient(_ g: Rows, output y: Rows, into d: Rows) {
    kernel_softmax_gradient(
      g.pointer, g.stride, y.pointer, y.stride, d.pointer, d.stride, g.count, g.columns)
  }

  /// 1 at the first largest number of each row, 0 elsewhere; a row that holds NaN becomes NaN.
  package static func hardmax(_ x: Rows, into y: Rows) {
    kernel_hardmax(x.pointer, x.stride, y.pointer, y.stride, x.count, x.columns)
  }

  /// The sum of each column; with `adding`, onto what `sums` holds.
  package static func columnSums(
    _ x: Rows, into sums: UnsafeMutablePointer<Float>, adding: Bool = false
  ) {
    kernel_column_sums(x.pointer, x.stride, sums, x.count, x.columns, adding)
  }

  /// y ← xᵀ, of a matrix [rows, columns] without gaps; `y` lies elsewhere.
  package static func transpose(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    kernel_transpose(x, y, rows, columns)
  }

  /// y ← x.
  package static func copy(_ x: Rows, into y: Rows) {
    if x.isDense, y.isDense {
      return y.pointer.update(from: x.pointer, count: x.count * x.columns)
    }
    for row in 0..<x.count {
      (y.pointer + row * y.stride).update(from: x.pointer + row * x.stride, count: x.columns)
    }
  }

  /// y ← y + x.
  package static func add(_ x: Rows, to y: Rows) {
    for row in 0..<x.count {
      kernel_add(x.pointer + row * x.stride, y.pointer + row * y.stride, x.columns)
    }
  }
}
