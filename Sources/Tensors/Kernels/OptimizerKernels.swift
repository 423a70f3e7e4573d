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

  /// Shares of two running means that are kept, in double: in floats 1 − 0.999 is off by 5e-5.
  package typealias Betas = (first: Double, second: Double)

  /// m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g²; w ← w·shrink − step·m ÷ (√v·root + ε), with
  /// `largest` by the largest v there was.
  package static func adam(
    _ w: Weights, _ gradient: UnsafePointer<Float>, first: Weights, second: Weights,
    largest: Weights? = nil, count: Int, step: Double, root: Double, betas: Betas,
    epsilon: Double, decay: Double, shrink: Double = 1
  ) {
    kernel_adam(
      w, gradient, first, second, largest, count, Float(step), Float(root), Float(1 - betas.first),
      Float(betas.second), Float(1 - betas.second), Float(epsilon), Float(decay), Float(shrink))
  }

  /// s ← s + g²; w ← w − ηg ÷ (√s + ε).
  package static func adagrad(
    _ w: Weights, _ gradient: UnsafePointer<Float>, sum: Weights, count: Int, rate: Double,
    epsilon: Double, decay: Double
  ) {
    kernel_adagrad(w, gradient, sum, count, Float(rate), Float(epsilon), Float(decay))
  }

  /// v ← ρv + (1 − ρ)g²; δ ← √(u + ε) ÷ √(v + ε) · g; u ← ρu + (1 − ρ)δ²; w ← w − ηδ.
  package static func adadelta(
    _ w: Weights, _ gradient: UnsafePointer<Float>, square: Weights, moved: Weights, count: Int,
    rate: Double, rho: Double, epsilon: Double, decay: Double
  ) {
    kernel_adadelta(
      w, gradient, square, moved, count, Float(rate), Float(rho), Float(1 - rho), Float(epsilon),
      Float(decay))
  }

  /// v ← αv + (1 − α)g²; w ← w − ηg ÷ (√v + ε); with `mean` about the mean, with `velocity` along a
  /// running sum.
  package static func rmsprop(
    _ w: Weights, _ gradient: UnsafePointer<Float>, square: Weights, mean: Weights?,
    velocity: Weights?, count: Int, rate: Double, alpha: Double, momentum: Double,
    epsilon: Double, decay: Double
  ) {
    kernel_rmsprop(
      w, gradient, square, mean, velocity, count, Float(rate), Float(alpha), Float(1 - alpha),
      Float(momentum), Float(epsilon), Float(decay))
  }

  /// m ← m + (1 − β₁)(g − m); u ← max(β₂u, |g| + ε); w ← w − step·m ÷ u.
  package static func adamax(
    _ w: Weights, _ gradient: UnsafePointer<Float>, first: Weights, norm: Weights, count: Int,
    step: Double, betas: Betas, epsilon: Double, decay: Double
  ) {
    kernel_adamax(
      w, gradient, first, norm, count, Float(step), Float(1 - betas.first), Float(betas.second),
      Float(epsilon), Float(decay))
  }

  /// m and v as `adam`; d = √(v·correction) + ε; w ← w − along·g ÷ d − step·m ÷ d.
  package static func nadam(
    _ w: Weights, _ gradient: UnsafePointer<Float>, first: Weights, second: Weights, count: Int,
    along: Double, step: Double, correction: Double, betas: Betas, epsilon: Double, decay: Double
  ) {
    kernel_nadam(
      w, gradient, first, second, count, Float(along), Float(step), Float(correction),
      Float(1 - betas.first), Float(betas.second), Float(1 - betas.second), Float(epsilon),
      Float(decay))
  }

  /// m and v as `adam`; w ← w − step·m, with a `root` times root ÷ (√v + ε).
  package static func radam(
    _ w: Weights, _ gradient: UnsafePointer<Float>, first: Weights, second: Weights, count: Int,
    step: Double, root: Double?, betas: Betas, epsilon: Double, decay: Double
  ) {
    kernel_radam(
      w, gradient, first, second, count, Float(step), Float(root ?? 1), root != nil,
      Float(1 - betas.first), Float(betas.second), Float(1 - betas.second), Float(epsilon),
      Float(decay))
  }

  /// s grows by 1.2 or halves, as g keeps its sign or turns; w ← w − s·sign g, but where it turned.
  package static func rprop(
    _ w: Weights, _ gradient: UnsafePointer<Float>, last: Weights, size: Weights, count: Int,
    decay: Double
  ) {
    kernel_rprop(w, gradient, last, size, count, Float(decay))
  }

  /// w ← w·shrink − η·sign(β₁m + (1 − β₁)g); m ← β₂m + (1 − β₂)g.
  package static func lion(
    _ w: Weights, _ gradient: UnsafePointer<Float>, first: Weights, count: Int, rate: Double,
    betas: Betas, shrink: Double
  ) {
    kernel_lion(
      w, gradient, first, count, Float(rate), Float(betas.first), Float(1 - betas.first),
      Float(betas.second), Float(1 - betas.second), Float(shrink))
  }
}
