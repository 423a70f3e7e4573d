import Glibc
package import Specification
import Tensors

/// Adamax: Adam by the infinity norm: u ← max(β₂u, |g| + ε); w ← w − η/(1 − β₁ᵗ)·m ÷ u.
/// Source: Kingma and Ba, 2015, section 7; PyTorch, torch.optim.Adamax.
package struct Adamax: Optimizer {
  package var rate: Double?
  package var firstDecay = 0.9
  package var secondDecay = 0.999
  package var epsilon = 1e-8
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<Adamax>(
    "adamax", "Adam by the largest of the recent gradients.",
    [.rate] + Argument.decays(\.firstDecay, \.secondDecay, second: "the largest gradient") + [
      .epsilon(\.epsilon, "Added to each gradient's size."), .weightDecay,
    ],
    examples: ["optimizer adamax rate 0.01"])

  package static let defaultRate = 0.002

  package let slots = ["exp_avg", "exp_inf"]

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    let step = rate / (1 - pow(firstDecay, Double(site.step)))
    site.split { start, count, gradients in
      OptimizerKernels.adamax(
        site.weights + start, gradients, first: site.slot(0) + start,
        norm: site.slot(1) + start, count: count, step: step, betas: (firstDecay, secondDecay),
        epsilon: epsilon, decay: weightDecay)
    }
  }
}

extension Adamax {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      [
        "m ← β₁·m + (1 - β₁)·g", "u ← max(β₂·u, |g| + ε)", "w ← w - η/(1 - β₁^t)·m/u",
      ],
      [("β₁", firstDecay), ("β₂", secondDecay), ("ε", epsilon)],
      symbols: ["exp_avg": "m", "exp_inf": "u"], decay: weightDecay)
  }
}
