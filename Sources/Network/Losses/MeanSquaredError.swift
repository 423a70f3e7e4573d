package import Diagnostics
package import Specification
package import Tensors

/// (z − y)², the mean over all elements; over rows where each has one output.
package struct MeanSquaredError: ElementLoss {
  package init() {}

  package static let spec = Spec<MeanSquaredError>(
    "mse", "Mean squared error: (z - y)².", examples: ["loss mse"])

  package var hasUnits: Bool { true }
  package var kernel: ElementLossKernel { .squaredError }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    try fit.checkWidth(self)
  }

  package func term(_ z: Double, target y: Double) -> (loss: Double, slope: Double) {
    ((z - y) * (z - y), 2 * (z - y))
  }
}

extension MeanSquaredError {
  package func equations(outputs: Int) -> LossEquations {
    .mean(over: outputs) {
      "(\($0) - \($1))²"
    } slope: {
      "2·(\($0) - \($1))"
    }
  }
}
