package import Specification
import Tensors

/// Adagrad: s ← s + g²; w ← w − ηg ÷ (√s + ε), with λw added to g.
/// Source: Duchi et al., 2011; PyTorch, torch.optim.Adagrad.
package struct Adagrad: Optimizer {
  package var rate: Double?
  package var epsilon = 1e-10
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<Adagrad>(
    "adagrad", "Steps that shorten as a weight's gradients add up.",
    [.rate, .epsilon(\.epsilon), .weightDecay],
    examples: ["optimizer adagrad rate 0.1"])

  package static let defaultRate = 0.01

  package let slots = ["sum"]

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    site.split { start, count, gradients in
      OptimizerKernels.adagrad(
        site.weights + start, gradients, sum: site.slot(0) + start, count: count,
        rate: rate, epsilon: epsilon, decay: weightDecay)
    }
  }
}

extension Adagrad {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      ["s ← s + g²", "w ← w - η·g/(√s + ε)"], [("ε", epsilon)], symbols: ["sum": "s"],
      decay: weightDecay)
  }
}
