package import Diagnostics
package import Specification
package import Tensors

/// |z − y|, the mean over all elements; the slope where they meet is 0.
/// Source: PyTorch, l1_loss.
package struct MeanAbsoluteError: ElementLoss {
  package init() {}

  package static let spec = Spec<MeanAbsoluteError>(
    "mae", "Mean absolute error: |z - y|.", examples: ["loss mae"])

  package var hasUnits: Bool { true }
  package var kernel: ElementLossKernel { .absoluteError }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    try fit.checkWidth(self)
  }

  package func term(_ z: Double, target y: Double) -> (loss: Double, slope: Double) {
    (abs(z - y), z > y ? 1 : z < y ? -1 : 0)
  }
}

extension MeanAbsoluteError {
  package func equations(outputs: Int) -> LossEquations {
    .mean(over: outputs) {
      "|\($0) - \($1)|"
    } slope: {
      "sign(\($0) - \($1))"
    }
  }
}
