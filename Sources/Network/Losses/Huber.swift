package import Diagnostics
package import Specification
package import Tensors

/// (z − y)²/2 where |z − y| ≤ δ, else δ (|z − y| − δ/2); the mean over all elements. δ is in the targets'
/// own units, for each column of its own where they are standardised.
/// Source: PyTorch, huber_loss.
package struct Huber: ElementLoss {
  var delta = 1.0

  package init() {}

  package static let spec = Spec<Huber>(
    "huber", "Half the square of small errors, and the absolute value of large ones.",
    [
      .parameter(
        \.delta, "delta", "The error up to which it is a square, in the target's own units.",
        rule: .above(0))
    ],
    examples: ["loss huber", "loss huber(2)"])

  package var hasUnits: Bool { true }
  package var kernel: ElementLossKernel { .huber }
  package var parameter: Double { delta }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    try fit.checkWidth(self)
  }

  package func term(_ z: Double, target y: Double) -> (loss: Double, slope: Double) {
    let error = abs(z - y)
    guard error > delta else { return (error * error / 2, z - y) }
    return (delta * (error - delta / 2), z > y ? delta : -delta)
  }
}

extension Huber {
  package func equations(outputs: Int) -> LossEquations {
    let size = delta.written
    return LossEquations(
      "mean of (a - y)²/2 where |a - y| ≤ \(size), else \(size)·(|a - y| - \(size)/2)",
      slope: "(a - y)/n, a - y cut to -\(size)..\(size)")
  }
}
