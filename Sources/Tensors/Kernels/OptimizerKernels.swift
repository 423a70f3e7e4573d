import CKernels

/// One pass of an optimizer over a run of weights.
package enum OptimizerKernels {
  package typealias Weights = UnsafeMutablePointer<Float>

  /// g ← g + λw; w ← w − ηg.
  package static func descent(
    _ w: Weights, _ gradient: UnsafePointer<Float>, count: Int, rate: Float, decay: Float
  ) {
    kernel_descent(w, gradient, count, rate, decay)
  }

  /// g ← g + λw; v ← μv + g; w ← w − ηv, or with nesterov w − η(g + μv).
  package static func momentum(
    _ w: Weights, _ gradient: UnsafePointer<Float>, velocity: Weights, count: Int, rate: Float,
    momentum: Float, decay: Float, nesterov: Bool
  ) {
    kernel_momentum(w, gradient, velocity, count, rate, momentum, decay, nesterov)
  }

  /// m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²; w ← w − step·m ÷ (√v·root + ε).
  package static func adam(
    _ w: Weights, _ gradient: UnsafePointer<Float>, first: Weights, second: Weights, count: Int,
    step: Double, root: Double, betas: (Double, Double), epsilon: Double, decay: Double
  ) {
    kernel_adam(
      w, gradient, first, second, count, Float(step), Float(root), Float(1 - betas.0),
      Float(betas.1), Float(1 - betas.1), Float(epsilon), Float(decay))
  }
}
