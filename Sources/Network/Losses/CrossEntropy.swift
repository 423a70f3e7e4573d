package import Diagnostics
import Glibc
package import Specification
package import Tensors

/// −z_y + ln Σ e^z, from the logits z of softmax outputs; the mean over rows.
/// Source: PyTorch, cross_entropy, also of label smoothing and of weights of classes.
package struct CrossEntropy: RowLoss {
  var smoothing = 0.0

  package init() {}

  package static let spec = Spec<CrossEntropy>(
    "crossentropy", "Cross-entropy of softmax outputs, computed from their logits.",
    [
      .option(
        \.smoothing, "label_smoothing", "The share of each target that all classes divide.",
        rule: .within(0...1))
    ],
    examples: ["loss crossentropy", "loss crossentropy label_smoothing 0.1"])

  package var targetForm: TargetForm { .classes }
  package var undoes: Activation? { .softmax }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    try fit.checkSoftmax(self)
  }

  package func total(
    _ batch: LossBatch, _ site: LossSite, classWeights: UnsafePointer<Float>?
  ) -> Double {
    smoothing == 0
      ? LossKernels.crossEntropy(batch, classes: site.classes)
      : LossKernels.crossEntropy(
        batch, classes: site.classes, smoothing: Float(smoothing), classWeights: classWeights)
  }

  package func row(_ z: [Double], target y: [Double]) -> (loss: Double, slopes: [Double]) {
    let logarithms = logarithmsOfShares(z)
    var wanted = z.map { _ in smoothing / Double(z.count) }
    wanted[Int(y[0])] += 1 - smoothing
    return (
      zip(wanted, logarithms).reduce(0) { $0 - $1.0 * $1.1 },
      zip(wanted, logarithms).map { exp($1) - $0 }
    )
  }
}

extension CrossEntropy {
  package func equations(outputs: Int) -> LossEquations {
    LossEquations(
      smoothing == 0 ? "-ln a of the right class" : "-Σ y·ln a", slope: "a - y",
      slopeTerm: { "\($0) - \($1)" })
  }

  package func wanted(_ targets: [Double]) -> [Double] {
    targets.map { $0 * (1 - smoothing) + smoothing / Double(targets.count) }
  }
}
