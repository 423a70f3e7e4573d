import CKernels

/// Bring the rows of a batch, chosen by number, side by side.
package enum GatherKernels {
  package static func floats(
    _ source: UnsafePointer<Float>, rows: UnsafePointer<Int32>, into target: Rows
  ) {
    kernel_gather_floats(source, rows, target.count, target.columns, target.pointer, target.stride)
  }

  /// Each byte becomes `byte · scale`.
  package static func bytes(
    _ source: UnsafePointer<UInt8>, rows: UnsafePointer<Int32>, scale: Float, into target: Rows
  ) {
    kernel_gather_bytes(
      source, rows, target.count, target.columns, scale, target.pointer, target.stride)
  }

  package static func classes(
    _ source: UnsafePointer<Int32>, rows: UnsafePointer<Int32>,
    into target: UnsafeMutablePointer<Int32>, count: Int
  ) {
    kernel_gather_classes(source, rows, count, target)
  }

  /// `steps` classes of each row, in one run.
  package static func tokens(
    _ source: UnsafePointer<Int32>, rows: UnsafePointer<Int32>, steps: Int,
    into target: UnsafeMutablePointer<Int32>, count: Int
  ) {
    for i in 0..<count {
      (target + i * steps).update(from: source + Int(rows[i]) * steps, count: steps)
    }
  }

  /// 1 at the class and 0 elsewhere; with one column, the class itself. Rows without gaps.
  package static func oneHot(
    _ source: UnsafePointer<Int32>, rows: UnsafePointer<Int32>, into target: Rows
  ) {
    kernel_gather_one_hot(source, rows, target.count, target.columns, target.pointer)
  }
}
