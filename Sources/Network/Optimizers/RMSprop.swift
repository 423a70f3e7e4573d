package import Specification
import Tensors

/// RMSprop: v ← αv + (1 − α)g²; w ← w − ηg ÷ (√v + ε); `centered` takes the square of the mean gradient
/// off v, `momentum` steps along a running sum. Source: Hinton, 2012; PyTorch, torch.optim.RMSprop.
package struct RMSprop: Optimizer {
  package var rate: Double?
  package var alpha = 0.99
  package var momentum = 0.0
  package var centered = false
  package var epsilon = 1e-8
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<RMSprop>(
    "rmsprop", "Gradients divided by the root of their mean square.",
    [
      .rate,
      .option(\.alpha, "alpha", "Share of the mean square that is kept.", rule: .within(0..<1)),
      .option(
        \.momentum, "momentum", "Share of the last step that is kept.", rule: .within(0..<1)),
      .option(\.centered, "centered", "Divides by the spread about the mean gradient."),
      .epsilon(\.epsilon), .weightDecay,
    ],
    examples: ["optimizer rmsprop rate 0.001 momentum 0.9"])

  package static let defaultRate = 0.01

  package var slots: [String] {
    ["square_avg"] + (momentum == 0 ? [] : ["momentum_buffer"]) + (centered ? ["grad_avg"] : [])
  }

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    let meanSlot = momentum == 0 ? 1 : 2
    site.split { start, count, gradients in
      OptimizerKernels.rmsprop(
        site.weights + start, gradients, square: site.slot(0) + start,
        mean: centered ? site.slot(meanSlot) + start : nil,
        velocity: momentum == 0 ? nil : site.slot(1) + start, count: count, rate: rate,
        alpha: alpha, momentum: momentum, epsilon: epsilon, decay: weightDecay)
    }
  }
}

extension RMSprop {
  package var equations: OptimizerEquations {
    let square = centered ? "√(v - m²)" : "√v"
    let step = "g/(\(square) + ε)"
    return OptimizerEquations(
      ["v ← α·v + (1 - α)·g²"] + (centered ? ["m ← α·m + (1 - α)·g"] : [])
        + (momentum == 0
          ? ["w ← w - η·\(step)"] : ["u ← μ·u + \(step)", "w ← w - η·u"]),
      [("α", alpha), ("ε", epsilon)] + (momentum == 0 ? [] : [("μ", momentum)]),
      symbols: ["square_avg": "v", "momentum_buffer": "u", "grad_avg": "m"], decay: weightDecay)
  }
}
