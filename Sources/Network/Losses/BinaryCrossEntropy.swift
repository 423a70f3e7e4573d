package import Diagnostics
import Glibc
package import Specification
import Tensors

/// max(z, 0) − z·y + ln(1 + e^−|z|), from the logits z of sigmoid outputs; the mean over elements.
/// Source: PyTorch, binary_cross_entropy_with_logits.
package struct BinaryCrossEntropy: Loss {
  package init() {}

  package static let spec = Spec<BinaryCrossEntropy>(
    "bce", "Binary cross-entropy of sigmoid outputs, computed from their logits.",
    examples: ["loss bce"])

  package var targetForm: TargetForm { .numbers }
  package var undoes: Activation? { .sigmoid }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    let fits =
      switch fit.target {
      case .classes(let count): count == 2 && fit.outputs == 1
      case .numbers(let width): fit.outputs == width
      }
    guard fits, fit.activation == .sigmoid else {
      let needs =
        switch fit.target {
        case .classes: "one sigmoid output and two classes"
        case .numbers: "a sigmoid output for each number"
        }
      throw fit.misfit(self, needs: needs)
    }
  }

  package func step(_ site: LossSite) -> Step { .running(Work(site: site)) }

  private struct Work: Kernel {
    let site: LossSite

    func run(_ memory: borrowing Memory) {
      let columns = Double(site.outputs.columns)
      let total = LossKernels.binaryCrossEntropy(
        site.outputs, site.numbers.pointer, gradient: site.gradient,
        scale: Float(1 / (Double(site.outputs.count) * columns)))
      memory.tally.pointee.loss += total / columns
    }
  }

  package func reference(
    outputs: [Double], targets: [Double], rows: Int, columns: Int
  ) -> (losses: [Double], gradient: [Double]) {
    var losses = [Double](repeating: 0, count: rows)
    var gradient = outputs
    for (i, z) in outputs.enumerated() {
      losses[i / columns] += (max(z, 0) - z * targets[i] + log1p(exp(-abs(z)))) / Double(columns)
      gradient[i] = (1 / (1 + exp(-z)) - targets[i]) / Double(rows * columns)
    }
    return (losses, gradient)
  }
}
