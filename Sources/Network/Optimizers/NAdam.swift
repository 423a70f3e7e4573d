import Glibc
package import Specification
import Tensors

/// NAdam: Adam with Nesterov's momentum. μₜ = β₁(1 − ½·0.96^(0.004t));
/// w ← w − η(1 − μₜ)/(1 − Πμ)·g ÷ d − ημₜ₊₁/(1 − Πμ·μₜ₊₁)·m ÷ d, d = √(v/(1 − β₂ᵗ)) + ε.
/// Source: Dozat, 2016; PyTorch, torch.optim.NAdam, momentum_decay 0.004.
package struct NAdam: Optimizer {
  package var rate: Double?
  package var firstDecay = 0.9
  package var secondDecay = 0.999
  package var epsilon = 1e-8
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<NAdam>(
    "nadam", "Adam that looks ahead along its mean gradient.",
    [.rate] + Argument.decays(\.firstDecay, \.secondDecay) + [.epsilon(\.epsilon), .weightDecay],
    examples: ["optimizer nadam rate 0.01"])

  package static let defaultRate = 0.002

  package let slots = ["exp_avg", "exp_avg_sq"]

  /// PyTorch's mu_product.
  package let firstNumbers = [1.0]

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    let (now, next) = (momentum(at: site.step), momentum(at: site.step + 1))
    numbers[0] *= now
    let product = numbers[0]
    let along = rate * (1 - now) / (1 - product)
    let step = rate * next / (1 - product * next)
    let correction = 1 / (1 - pow(secondDecay, Double(site.step)))
    site.split { start, count in
      OptimizerKernels.nadam(
        site.weights + start, site.gradients + start, first: site.slot(0) + start,
        second: site.slot(1) + start, count: count, along: along, step: step,
        correction: correction, betas: (firstDecay, secondDecay), epsilon: epsilon,
        decay: weightDecay)
    }
  }

  private func momentum(at step: Int) -> Double {
    firstDecay * (1 - 0.5 * pow(0.96, Double(step) * 4e-3))
  }
}
