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

  /// PyTorch's mu_product, and the step it is of.
  package let firstNumbers = [1.0, 0.0]

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    let (now, next) = (momentum(at: site.step), momentum(at: site.step + 1))
    let product = product(at: site.step, &numbers)
    let along = rate * (1 - now) / (1 - product)
    let step = rate * next / (1 - product * next)
    let correction = 1 / (1 - pow(secondDecay, Double(site.step)))
    site.split { start, count, gradients in
      OptimizerKernels.nadam(
        site.weights + start, gradients, first: site.slot(0) + start,
        second: site.slot(1) + start, count: count, along: along, step: step,
        correction: correction, betas: (firstDecay, secondDecay), epsilon: epsilon,
        decay: weightDecay)
    }
  }

  /// μ₁·…·μₜ: from the product of the step before where that is what was kept, else from the first;
  /// either way the same factors in the same order. What no double can tell from 0 beside 1 is 0.
  private func product(at step: Int, _ numbers: inout [Double]) -> Double {
    if numbers[1] != Double(step) {
      let follows = numbers[1] == Double(step - 1)
      var (product, at) = follows ? (numbers[0], step - 1) : (1, 0)
      while at < step, product > 1e-20 {
        at += 1
        product *= momentum(at: at)
      }
      numbers[0] = product > 1e-20 ? product : 0
      numbers[1] = Double(step)
    }
    return numbers[0]
  }

  private func momentum(at step: Int) -> Double {
    firstDecay * (1 - 0.5 * pow(0.96, Double(step) * 4e-3))
  }
}

extension NAdam {
  package var equations: OptimizerEquations {
    OptimizerEquations(
      OptimizerEquations.moments + [
        "μ = β₁·(1 - 0.5·0.96^(0.004·t)), μ' that of the next step, π the product of all μ",
        "d = √(v/(1 - β₂^t)) + ε",
        "w ← w - η·(1 - μ)/(1 - π)·g/d - η·μ'/(1 - π·μ')·m/d",
      ],
      [("β₁", firstDecay), ("β₂", secondDecay), ("ε", epsilon)],
      symbols: OptimizerEquations.momentSymbols, decay: weightDecay)
  }
}
