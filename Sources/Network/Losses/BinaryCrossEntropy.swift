package import Diagnostics
import Glibc
package import Specification
package import Tensors

/// max(z, 0) − z·y + ln(1 + e^−|z|), from the logits z of sigmoid outputs; the mean over elements.
/// Source: PyTorch, binary_cross_entropy_with_logits; label smoothing y(1 − ε) + ε/2 from Keras,
/// BinaryCrossentropy.
package struct BinaryCrossEntropy: ElementLoss {
  var smoothing = 0.0

  package init() {}

  package static let spec = Spec<BinaryCrossEntropy>(
    "bce", "Binary cross-entropy of sigmoid outputs, computed from their logits.",
    [
      .option(
        \.smoothing, "label_smoothing", "How far targets are moved from 0 and 1 towards a half.",
        rule: .within(0...1))
    ],
    examples: ["loss bce", "loss bce label_smoothing 0.1"])

  package var undoes: Activation? { .sigmoid }
  package var kernel: ElementLossKernel { .binaryCrossEntropy }
  package var parameter: Double { smoothing }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    try fit.checkSigmoid(self)
  }

  package func check(_ targets: Samples.Targets) throws(Diagnostic) {
    try targets.check(self, need: "targets from 0 to 1") { (0...1).contains($0) }
  }

  package func term(_ z: Double, target y: Double) -> (loss: Double, slope: Double) {
    let target = y * (1 - smoothing) + smoothing / 2
    return (max(z, 0) - z * target + log1p(exp(-abs(z))), 1 / (1 + exp(-z)) - target)
  }
}

extension BinaryCrossEntropy {
  package func equations(outputs: Int) -> LossEquations {
    .mean(over: outputs) {
      "-\($1)·ln \($0) - (1 - \($1))·ln(1 - \($0))"
    } slope: {
      "\($0) - \($1)"
    }
  }

  package func wanted(_ targets: [Double]) -> [Double] {
    targets.map { $0 * (1 - smoothing) + smoothing / 2 }
  }
}
