package import Diagnostics
import Glibc
package import Specification
package import Tensors

/// e^z − y·z of counts y, where z is the logarithm of the rate; the mean over all elements.
/// Source: PyTorch, poisson_nll_loss with log_input.
package struct Poisson: ElementLoss {
  package init() {}

  package static let spec = Spec<Poisson>(
    "poisson", "For counts: the outputs are the logarithms of their rates.",
    examples: ["loss poisson"])

  package var kernel: ElementLossKernel { .poisson }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    guard case .numbers(let width) = fit.target, fit.outputs == width, fit.activation == .identity
    else {
      throw fit.misfit(
        self, needs: "counts to learn, and an output without an activation for each")
    }
  }

  package func check(_ targets: Samples.Targets) throws(Diagnostic) {
    try targets.check(self, need: "targets of at least 0") { $0 >= 0 }
  }

  package func term(_ z: Double, target y: Double) -> (loss: Double, slope: Double) {
    (exp(z) - y * z, exp(z) - y)
  }
}

extension Poisson {
  package func equations(outputs: Int) -> LossEquations {
    .mean(over: outputs) {
      "e^\($0) - \($1)·\($0.hasPrefix("-") ? "(\($0))" : $0)"
    } slope: {
      "e^\($0) - \($1)"
    }
  }
}
