import Glibc
package import Specification
import Tensors

/// Adam: steps along the mean gradient, divided by the root of its mean square.
/// Source: Kingma and Ba, 2015; PyTorch, torch.optim.Adam.
package struct Adam: Optimizer {
  package var rate: Double?
  package var firstDecay = 0.9
  package var secondDecay = 0.999
  package var epsilon = 1e-8
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<Adam>(
    "adam", "Steps of a size that each weight's own gradients set.",
    [.rate] + Argument.decays(\.firstDecay, \.secondDecay) + [.epsilon(\.epsilon), .weightDecay],
    examples: ["optimizer adam rate 0.01"])

  package static let defaultRate = 0.001

  package let slots = ["exp_avg", "exp_avg_sq"]

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    let step = rate / (1 - pow(firstDecay, Double(site.step)))
    let root = 1 / (1 - pow(secondDecay, Double(site.step))).squareRoot()
    site.split { start, count, gradients in
      OptimizerKernels.adam(
        site.weights + start, gradients, first: site.slot(0) + start,
        second: site.slot(1) + start, count: count, step: step, root: root,
        betas: (firstDecay, secondDecay), epsilon: epsilon, decay: weightDecay)
    }
  }
}

extension Adam {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      OptimizerEquations.moments + ["w ← w - η·m/(1 - β₁^t) / (√(v/(1 - β₂^t)) + ε)"],
      [("β₁", firstDecay), ("β₂", secondDecay), ("ε", epsilon)],
      symbols: OptimizerEquations.momentSymbols, decay: weightDecay)
  }
}
