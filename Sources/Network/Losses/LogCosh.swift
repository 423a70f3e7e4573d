package import Diagnostics
import Glibc
package import Specification
package import Tensors

/// ln cosh (z − y), the mean over all elements.
/// Source: Keras, LogCosh.
package struct LogCosh: ElementLoss {
  package init() {}

  package static let spec = Spec<LogCosh>(
    "logcosh", "The logarithm of the error's hyperbolic cosine: a square, then a straight line.",
    examples: ["loss logcosh"])

  package var kernel: ElementLossKernel { .logCosh }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    try fit.checkWidth(self)
  }

  package func term(_ z: Double, target y: Double) -> (loss: Double, slope: Double) {
    let error = abs(z - y)
    let half = sinh(min(error, 1) / 2)
    return (
      error < 1 ? log1p(2 * half * half) : error - log(2) + log1p(exp(-2 * error)), tanh(z - y)
    )
  }
}

extension LogCosh {
  package func equations(outputs: Int) -> LossEquations {
    .mean(over: outputs) {
      "ln cosh(\($0) - \($1))"
    } slope: {
      "tanh(\($0) - \($1))"
    }
  }
}
