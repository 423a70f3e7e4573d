import CKernels

/// What is done to gradients between a backward pass and the optimizer.
package enum GradientKernels {
  /// Σ x², in double: infinite or NaN only where a number is.
  package static func sumOfSquares(_ x: UnsafePointer<Float>, count: Int) -> Double {
    kernel_sum_of_squares(x, count)
  }

  package static func scale(_ x: UnsafeMutablePointer<Float>, count: Int, by factor: Float) {
    kernel_scale(x, count, factor)
  }

  /// g ← g + l1·sign(w) + 2·l2·w, where sign(0) = 0; gives l1·Σ|w| + l2·Σw². Without a gradient the
  /// penalty alone.
  package static func penalty(
    _ w: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>?, count: Int, l1: Double,
    l2: Double
  ) -> Double {
    kernel_penalty(w, gradient, count, l1, l2)
  }
}
