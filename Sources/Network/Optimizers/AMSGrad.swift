import Glibc
package import Specification
import Tensors

/// AMSGrad: Adam, dividing by the root of the largest mean square there was.
/// Source: Reddi et al., 2018; PyTorch, torch.optim.Adam with amsgrad.
package struct AMSGrad: Optimizer {
  package var rate: Double?
  package var firstDecay = 0.9
  package var secondDecay = 0.999
  package var epsilon = 1e-8
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<AMSGrad>(
    "amsgrad", "Adam whose steps only get shorter.",
    [.rate] + Argument.decays(\.firstDecay, \.secondDecay) + [.epsilon(\.epsilon), .weightDecay],
    examples: ["optimizer amsgrad rate 0.01"])

  package static let defaultRate = 0.001

  package let slots = ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"]

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    let step = rate / (1 - pow(firstDecay, Double(site.step)))
    let root = 1 / (1 - pow(secondDecay, Double(site.step))).squareRoot()
    site.split { start, count, gradients in
      OptimizerKernels.adam(
        site.weights + start, gradients, first: site.slot(0) + start,
        second: site.slot(1) + start, largest: site.slot(2) + start, count: count, step: step,
        root: root,
        betas: (firstDecay, secondDecay), epsilon: epsilon, decay: weightDecay)
    }
  }
}

extension AMSGrad {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      OptimizerEquations.moments + [
        "u ← max(u, v)", "w ← w - η·m/(1 - β₁^t) / (√(u/(1 - β₂^t)) + ε)",
      ],
      [("β₁", firstDecay), ("β₂", secondDecay), ("ε", epsilon)],
      symbols: OptimizerEquations.momentSymbols.merging(["max_exp_avg_sq": "u"]) { $1 },
      decay: weightDecay)
  }
}
