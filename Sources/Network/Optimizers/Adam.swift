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
    [
      .option(
        \.rate, "rate", "Length of a step; 0.001 where it is left out.",
        rule: Rule<Double>.above(0).ifPresent),
      .option(
        \.firstDecay, "beta1", "Share of the mean gradient that is kept.", rule: .within(0..<1)),
      .option(
        \.secondDecay, "beta2", "Share of the mean square that is kept.", rule: .within(0..<1)),
      .option(\.epsilon, "epsilon", "Added to the divisor.", rule: .above(0)),
      .option(
        \.weightDecay, "weight_decay", "Times the weight, added to its gradient.", rule: .atLeast(0)
      ),
    ],
    examples: ["optimizer adam rate 0.01"])

  package static let defaultRate = 0.001

  package let slots = ["exp_avg", "exp_avg_sq"]

  package func update(_ site: UpdateSite, rate: Double) {
    let step = rate / (1 - pow(firstDecay, Double(site.step)))
    let root = 1 / (1 - pow(secondDecay, Double(site.step))).squareRoot()
    OptimizerKernels.adam(
      site.weights, site.gradients, first: site.slots.0,
      second: site.slots.1, count: site.count, step: step, root: root,
      betas: (firstDecay, secondDecay), epsilon: epsilon, decay: weightDecay)
  }
}
