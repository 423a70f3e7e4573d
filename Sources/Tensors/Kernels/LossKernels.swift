import CKernels

/// Losses of a batch. Each gives the sum over all elements, and writes the gradient of `scale` times
/// that sum where one is wanted.
package enum LossKernels {
  /// −z_class + ln Σ e^z of each row, from logits.
  package static func crossEntropy(
    _ z: Rows, classes: UnsafePointer<Int32>, gradient: Rows?, scale: Float
  ) -> Double {
    var total = 0.0
    kernel_crossentropy(
      z.pointer, z.stride, classes, gradient?.pointer, gradient?.stride ?? 0, z.count, z.columns,
      scale, &total)
    return total
  }

  /// max(z, 0) − z·y + ln(1 + e^−|z|), from logits; all three without gaps between rows.
  package static func binaryCrossEntropy(
    _ z: Rows, _ y: UnsafePointer<Float>, gradient: Rows?, scale: Float
  ) -> Double {
    var total = 0.0
    kernel_binary_crossentropy(z.pointer, y, gradient?.pointer, z.count * z.columns, scale, &total)
    return total
  }

  /// (z − y)², multiplied by the square of its column's scale where there are any; `y` has no gaps
  /// between rows. The gradient is that of the plain square.
  package static func squaredError(
    _ z: Rows, _ y: UnsafePointer<Float>, columnScales: UnsafePointer<Float>?, gradient: Rows?,
    scale: Float
  ) -> Double {
    var total = 0.0
    kernel_squared_error(
      z.pointer, z.stride, y, columnScales, gradient?.pointer, gradient?.stride ?? 0, z.count,
      z.columns, scale, &total)
    return total
  }

  /// How many rows have their largest number (the first of equals) at their class.
  package static func countLargest(_ z: Rows, classes: UnsafePointer<Int32>) -> Int {
    kernel_count_largest(z.pointer, z.stride, classes, z.count, z.columns)
  }

  /// How many rows have their only number above the threshold exactly when their class is 1.
  package static func countSides(
    _ z: Rows, classes: UnsafePointer<Int32>, threshold: Float
  ) -> Int {
    kernel_count_sides(z.pointer, z.stride, classes, z.count, threshold)
  }
}
