package import Diagnostics
import Glibc
package import Specification
package import Tensors

/// Σ y (ln y − ln p) over classes, with 0 · ln 0 = 0 and the shares p from the logits of softmax
/// outputs; the mean over rows.
/// Source: PyTorch, kl_div with batchmean.
package struct KullbackLeibler: RowLoss {
  package init() {}

  package static let spec = Spec<KullbackLeibler>(
    "kl", "Kullback-Leibler divergence of softmax outputs from shares that are to be learnt.",
    examples: ["loss kl"])

  package var targetForm: TargetForm { .numbers }
  package var undoes: Activation? { .softmax }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    let wanted =
      switch fit.target {
      case .classes(let count), .numbers(let count): count
      case .tokens: 0
      }
    if case .tokens = fit.target { return try fit.checkWidth(self) }
    guard fit.activation == .softmax, fit.outputs == wanted else {
      throw fit.misfit(
        self, needs: "a softmax output for each class or share",
        hint: "end the network with 'layer dense \(wanted) softmax'")
    }
  }

  package func check(_ targets: Samples.Targets) throws(Diagnostic) {
    try targets.check(self, need: "shares of at least 0") { $0 >= 0 }
  }

  package func total(
    _ batch: LossBatch, _ site: LossSite, classWeights: UnsafePointer<Float>?
  ) -> Double {
    LossKernels.divergence(batch, targets: site.numbers.pointer)
  }

  package func row(_ z: [Double], target y: [Double]) -> (loss: Double, slopes: [Double]) {
    let logarithms = logarithmsOfShares(z)
    let all = y.reduce(0, +)
    return (
      zip(y, logarithms).reduce(0) { $0 + ($1.0 > 0 ? $1.0 * (log($1.0) - $1.1) : 0) },
      zip(y, logarithms).map { exp($1) * all - $0 }
    )
  }
}

extension KullbackLeibler {
  package func equations(outputs: Int) -> LossEquations {
    LossEquations("Σ y·(ln y - ln a)", slope: "a·Σ y - y")
  }
}
