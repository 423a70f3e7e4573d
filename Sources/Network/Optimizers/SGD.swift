package import Diagnostics
package import Specification
import Tensors

/// Gradient descent: v ← μv + g + λw; w ← w − ηv. Source: PyTorch, torch.optim.SGD.
package struct SGD: Optimizer {
  package var rate: Double?
  package var momentum = 0.0
  package var nesterov = false
  package var weightDecay = 0.0

  package init() {}

  package static let spec = Spec<SGD>(
    "sgd", "Gradient descent, with or without momentum.",
    [
      .rate,
      .option(
        \.momentum, "momentum", "Share of the last step that is kept.", rule: .within(0..<1)),
      .option(\.nesterov, "nesterov", "Looks ahead along the momentum."), .weightDecay,
    ],
    examples: ["optimizer sgd rate 0.1 momentum 0.9"])

  package static let defaultRate = 0.01

  package var slots: [String] { momentum == 0 ? [] : ["momentum_buffer"] }

  package func check() throws(Diagnostic) {
    guard nesterov, momentum == 0 else { return }
    throw Diagnostic(
      "optimizer.nesterov", "nesterov looks ahead along the momentum, and there is none",
      correction: .add("momentum 0.9"))
  }

  package func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    site.split { start, count, gradients in
      let weights = site.weights + start
      if momentum == 0 {
        OptimizerKernels.descent(
          weights, gradients, count: count, rate: Float(rate), decay: Float(weightDecay))
      } else {
        OptimizerKernels.momentum(
          weights, gradients, velocity: site.slot(0) + start, count: count, rate: Float(rate),
          momentum: Float(momentum), decay: Float(weightDecay), nesterov: nesterov)
      }
    }
  }
}

extension SGD {
  package var equations: OptimizerEquations {
    guard momentum != 0 else {
      return OptimizerEquations(["w ← w - η·g"], [], decay: weightDecay)
    }
    return OptimizerEquations(
      ["v ← μ·v + g", nesterov ? "w ← w - η·(g + μ·v)" : "w ← w - η·v"], [("μ", momentum)],
      symbols: ["momentum_buffer": "v"], decay: weightDecay)
  }
}
