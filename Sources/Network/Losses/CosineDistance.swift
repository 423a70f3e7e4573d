package import Diagnostics
package import Specification
package import Tensors

/// 1 − cos(z, y) = 1 − z·y/(|z| |y|), with norms of at least 1e-8; the mean over rows.
/// Source: PyTorch, cosine_similarity.
package struct CosineDistance: RowLoss {
  package init() {}

  package static let spec = Spec<CosineDistance>(
    "cosine", "One minus the cosine of the angle between the outputs and the targets of a row.",
    examples: ["loss cosine"])

  private static let leastNorm = 1e-8

  package var targetForm: TargetForm { .numbers }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    guard fit.outputs > 1 else {
      throw fit.misfit(self, needs: "two outputs or more, as one has no direction")
    }
    try fit.checkWidth(self)
  }

  package func total(
    _ batch: LossBatch, _ site: LossSite, classWeights: UnsafePointer<Float>?
  ) -> Double {
    LossKernels.cosine(batch, targets: site.numbers.pointer)
  }

  package func row(_ z: [Double], target y: [Double]) -> (loss: Double, slopes: [Double]) {
    let product = zip(z, y).reduce(0) { $0 + $1.0 * $1.1 }
    let norm = z.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let (own, wanted) = (
      max(norm, Self.leastNorm), max(y.reduce(0) { $0 + $1 * $1 }.squareRoot(), Self.leastNorm)
    )
    let cosine = product / (own * wanted)
    let back = norm > 0 ? cosine / norm : 0
    return (1 - cosine, zip(z, y).map { (back * $0 - $1 / wanted) / own })
  }
}

extension CosineDistance {
  package func equations(outputs: Int) -> LossEquations {
    LossEquations(
      "1 - a·y/(|a|·|y|)", slope: "(cos·a/|a| - y/|y|)/|a|")
  }
}
