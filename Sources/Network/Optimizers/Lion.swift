package import Specification
import Tensors

/// Lion: w ← w − η(sign(β₁m + (1 − β₁)g) + λw); m ← β₂m + (1 − β₂)g.
/// Source: Chen et al., 2023, “Symbolic Discovery of Optimization Algorithms”, algorithm 2.
package struct Lion: Optimizer {
  package var rate: Double?
  package var firstDecay = 0.9
  package var secondDecay = 0.99
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<Lion>(
    "lion", "Steps of one length, by the sign of the mean gradient.",
    [
      .rate,
      .option(
        \.firstDecay, "beta1", "Share of the mean gradient in the direction of a step.",
        rule: .within(0..<1)),
      .option(
        \.secondDecay, "beta2", "Share of the mean gradient that is kept.", rule: .within(0..<1)),
      .decoupledWeightDecay,
    ],
    examples: ["optimizer lion rate 0.001 weight_decay 0.1"])

  package static let defaultRate = 0.0001

  package let slots = ["exp_avg"]

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    site.split { start, count, gradients in
      OptimizerKernels.lion(
        site.weights + start, gradients, first: site.slot(0) + start, count: count,
        rate: rate, betas: (firstDecay, secondDecay), shrink: 1 - rate * weightDecay)
    }
  }
}

extension Lion {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      ["w ← w - η·(sign(β₁·m + (1 - β₁)·g) + λ·w)", "m ← β₂·m + (1 - β₂)·g"],
      [("β₁", firstDecay), ("β₂", secondDecay), ("λ", weightDecay)],
      symbols: ["exp_avg": "m"])
  }
}
