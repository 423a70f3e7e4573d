package import Specification
import Tensors

/// Resilient propagation: by the signs of the gradients alone. Each weight's step grows by 1.2 while its
/// gradient keeps its sign and halves when it turns, from 1e-6 to 50; the rate is the first step.
/// Source: Riedmiller and Braun, 1993; PyTorch, torch.optim.Rprop.
package struct Rprop: Optimizer {
  package var rate: Double?
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<Rprop>(
    "rprop", "Steps by the signs of the gradients; goes well with batch all.",
    [.rate, .weightDecay],
    examples: ["optimizer rprop"])

  package static let defaultRate = 0.01

  package let slots = ["prev", "step_size"]

  package func firstValue(of slot: String, rate: Double) -> Float {
    slot == "step_size" ? Float(rate) : 0
  }

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    site.split { start, count, gradients in
      OptimizerKernels.rprop(
        site.weights + start, gradients, last: site.slot(0) + start,
        size: site.slot(1) + start, count: count, decay: weightDecay)
    }
  }
}

extension Rprop {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      [
        "s ← 1.2·s where g kept its sign, 0.5·s where it turned; from 1e-6 to 50",
        "w ← w - s·sign(g), but not where it turned",
      ], [], symbols: ["step_size": "s"], decay: weightDecay)
  }
}
