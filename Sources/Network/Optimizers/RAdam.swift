import Glibc
package import Specification
import Tensors

/// Rectified Adam: where ρₜ = ρ∞ − 2tβ₂ᵗ/(1 − β₂ᵗ) > 5, with ρ∞ = 2/(1 − β₂) − 1, Adam's step times
/// √((ρₜ − 4)(ρₜ − 2)ρ∞ ÷ ((ρ∞ − 4)(ρ∞ − 2)ρₜ)); before, the corrected mean gradient alone.
/// Source: Liu et al., 2020; PyTorch, torch.optim.RAdam.
package struct RAdam: Optimizer {
  package var rate: Double?
  package var firstDecay = 0.9
  package var secondDecay = 0.999
  package var epsilon = 1e-8
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<RAdam>(
    "radam", "Adam that waits until it knows how large gradients are.",
    [.rate] + Argument.decays(\.firstDecay, \.secondDecay) + [.epsilon(\.epsilon), .weightDecay],
    examples: ["optimizer radam rate 0.01"])

  package static let defaultRate = 0.001

  package let slots = ["exp_avg", "exp_avg_sq"]

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    let step = rate / (1 - pow(firstDecay, Double(site.step)))
    let root = root(at: Double(site.step))
    site.split { start, count, gradients in
      OptimizerKernels.radam(
        site.weights + start, gradients, first: site.slot(0) + start,
        second: site.slot(1) + start, count: count, step: step, root: root,
        betas: (firstDecay, secondDecay), epsilon: epsilon, decay: weightDecay)
    }
  }

  /// The correction of the mean square's root and the rectification, multiplied; `nil` while the
  /// mean square is of too few gradients.
  private func root(at step: Double) -> Double? {
    let power = pow(secondDecay, step)
    let most = 2 / (1 - secondDecay) - 1
    let length = most - 2 * step * power / (1 - power)
    guard length > 5 else { return nil }
    let rectification =
      (length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length)
    return (1 - power).squareRoot() * rectification.squareRoot()
  }
}

extension RAdam {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      OptimizerEquations.moments + [
        "w ← w - η·m/(1 - β₁^t), while v is of too few gradients",
        "w ← w - η·r·m/(1 - β₁^t)·√(1 - β₂^t)/(√v + ε) later, with the rectification r",
      ],
      [("β₁", firstDecay), ("β₂", secondDecay), ("ε", epsilon)],
      symbols: OptimizerEquations.momentSymbols, decay: weightDecay)
  }
}
