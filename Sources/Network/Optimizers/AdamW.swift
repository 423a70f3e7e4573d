import Glibc
package import Specification
import Tensors

/// Adam with decoupled weight decay: w ← w − ηλw, then Adam's step.
/// Source: Loshchilov and Hutter, 2019; PyTorch, torch.optim.AdamW.
package struct AdamW: Optimizer {
  package var rate: Double?
  package var firstDecay = 0.9
  package var secondDecay = 0.999
  package var epsilon = 1e-8
  package var weightDecay = 0.01

  package init() {}

  package static let spec = Spec<AdamW>(
    "adamw", "Adam, and a pull of the weights to zero that goes past the gradients.",
    [.rate] + Argument.decays(\.firstDecay, \.secondDecay) + [
      .epsilon(\.epsilon), .decoupledWeightDecay,
    ],
    examples: ["optimizer adamw weight_decay 0.1"])

  package static let defaultRate = 0.001

  package let slots = ["exp_avg", "exp_avg_sq"]

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    let step = rate / (1 - pow(firstDecay, Double(site.step)))
    let root = 1 / (1 - pow(secondDecay, Double(site.step))).squareRoot()
    site.split { start, count, gradients in
      OptimizerKernels.adam(
        site.weights + start, gradients, first: site.slot(0) + start,
        second: site.slot(1) + start, count: count, step: step, root: root,
        betas: (firstDecay, secondDecay), epsilon: epsilon, decay: 0,
        shrink: 1 - rate * weightDecay)
    }
  }
}

extension AdamW {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      ["w ← w - η·λ·w"] + OptimizerEquations.moments
        + ["w ← w - η·m/(1 - β₁^t) / (√(v/(1 - β₂^t)) + ε)"],
      [("β₁", firstDecay), ("β₂", secondDecay), ("ε", epsilon), ("λ", weightDecay)],
      symbols: OptimizerEquations.momentSymbols)
  }
}
