package import Diagnostics
package import Tensors

/// A loss of classes that wants a margin of 1 between what is right and what is wrong.
package protocol MarginLoss: RowLoss {
  /// Whether what is missing is squared.
  var isSquared: Bool { get }
}

extension MarginLoss {
  package var targetForm: TargetForm { .classes }
  package var boundary: Float { 0 }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    guard let classes = fit.target.classCount else {
      throw fit.misfit(self, needs: "classes to tell apart")
    }
    guard !fit.givesShares, fit.outputs == classes || (classes == 2 && fit.outputs == 1) else {
      throw fit.misfit(
        self, needs: "an output for each class, or one for two, that is no share of 1",
        hint: "end the network with 'layer dense out identity'")
    }
  }

  package func total(
    _ batch: LossBatch, _ site: LossSite, classWeights: UnsafePointer<Float>?
  ) -> Double {
    LossKernels.margin(batch, classes: site.classes, squared: isSquared)
  }

  package func row(_ z: [Double], target y: [Double]) -> (loss: Double, slopes: [Double]) {
    guard z.count > 1 else {
      let side = y[0] * 2 - 1
      let (loss, slope) = term(1 - side * z[0])
      return (loss, [-side * slope])
    }
    let wanted = Int(y[0])
    var (loss, slopes) = (0.0, z.map { _ in 0.0 })
    for j in z.indices where j != wanted {
      let (term, slope) = term(1 - z[wanted] + z[j])
      loss += term / Double(z.count)
      slopes[j] += slope / Double(z.count)
      slopes[wanted] -= slope / Double(z.count)
    }
    return (loss, slopes)
  }

  /// What a missing margin adds, and its slope.
  private func term(_ missing: Double) -> (loss: Double, slope: Double) {
    guard missing > 0 else { return (0, 0) }
    return isSquared ? (missing * missing, 2 * missing) : (missing, 1)
  }
}

extension MarginLoss {
  package func equations(outputs: Int) -> LossEquations {
    let square = isSquared ? "²" : ""
    return outputs == 1
      ? LossEquations(
        "max(0, 1 - y·a)\(square), y = -1 or 1",
        slope: isSquared
          ? "-2·y·(1 - y·a) inside the margin, else 0" : "-y inside the margin, else 0")
      : LossEquations(
        "Σ max(0, 1 - a_y + a)\(square)/\(outputs) over the wrong classes",
        slope: "what each wrong class inside the margin adds")
  }

  package func wanted(_ targets: [Double]) -> [Double] {
    targets.count == 1 ? targets.map { 2 * $0 - 1 } : targets
  }
}
