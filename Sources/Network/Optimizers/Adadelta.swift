package import Specification
import Tensors

/// Adadelta: steps as long as the last ones were, in the gradient's own measure.
/// Source: Zeiler, 2012; PyTorch, torch.optim.Adadelta.
package struct Adadelta: Optimizer {
  package var rate: Double?
  package var rho = 0.9
  package var epsilon = 1e-6
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<Adadelta>(
    "adadelta", "Steps in proportion to the last ones; needs no rate.",
    [
      .rate,
      .option(\.rho, "rho", "Share of the mean squares that is kept.", rule: .within(0..<1)),
      .epsilon(\.epsilon, "Added under both roots."), .weightDecay,
    ],
    examples: ["optimizer adadelta rho 0.95"])

  package static let defaultRate = 1.0

  package let slots = ["square_avg", "acc_delta"]

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    site.split { start, count, gradients in
      OptimizerKernels.adadelta(
        site.weights + start, gradients, square: site.slot(0) + start,
        moved: site.slot(1) + start, count: count, rate: rate, rho: rho, epsilon: epsilon,
        decay: weightDecay)
    }
  }
}

extension Adadelta {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      [
        "v ← ρ·v + (1 - ρ)·g²", "d = √(u + ε)/√(v + ε)·g", "u ← ρ·u + (1 - ρ)·d²",
        "w ← w - η·d",
      ], [("ρ", rho), ("ε", epsilon)], symbols: ["square_avg": "v", "acc_delta": "u"],
      decay: weightDecay)
  }
}
