import CKernels

/// Rows that are brought to a mean of 0 and a spread of 1, each by itself.
package enum RowNormalisationKernel {
  /// The mean of each row, and 1 ÷ √(σ² + ε).
  package static func moments(
    _ x: Rows, row: Int, epsilon: Float
  ) -> (mean: Float, inverse: Float) {
    var (mean, inverse): (Float, Float) = (0, 0)
    kernel_row_moments(x.pointer + row * x.stride, x.columns, epsilon, &mean, &inverse)
    return (mean, inverse)
  }

  /// y = (x − mean) · inverse · w + b.
  package static func apply(
    _ x: Rows, row: Int, _ moments: (mean: Float, inverse: Float), weight: UnsafePointer<Float>,
    bias: UnsafePointer<Float>, into y: Rows
  ) {
    kernel_normalise_row(
      x.pointer + row * x.stride, y.pointer + row * y.stride, x.columns, moments.mean,
      moments.inverse, weight, bias)
  }

  package static func applyGradient(
    _ g: Rows, _ x: Rows, row: Int, _ moments: (mean: Float, inverse: Float),
    weight: UnsafePointer<Float>, into d: Rows
  ) {
    kernel_normalise_row_gradient(
      x.pointer + row * x.stride, g.pointer + row * g.stride, d.pointer + row * d.stride, x.columns,
      moments.mean, moments.inverse, weight)
  }

  /// Adds what all rows tell about the weight and the bias.
  package static func weightGradients(
    _ g: Rows, _ x: Rows, means: UnsafePointer<Float>, inverses: UnsafePointer<Float>,
    weight: UnsafeMutablePointer<Double>, bias: UnsafeMutablePointer<Double>
  ) {
    kernel_row_weight_gradients(
      x.pointer, x.stride, g.pointer, g.stride, means, inverses, x.count, x.columns, weight, bias)
  }
}
