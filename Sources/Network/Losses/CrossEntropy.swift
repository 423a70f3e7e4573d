package import Diagnostics
import Glibc
package import Specification
import Tensors

/// −z_y + ln Σ e^z, from the logits z of softmax outputs; the mean over rows.
/// Source: PyTorch, cross_entropy.
package struct CrossEntropy: Loss {
  package init() {}

  package static let spec = Spec<CrossEntropy>(
    "crossentropy", "Cross-entropy of softmax outputs, computed from their logits.",
    examples: ["loss crossentropy"])

  package var targetForm: TargetForm { .classes }
  package var undoes: Activation? { .softmax }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    guard let classes = fit.target.classCount else {
      throw fit.misfit(self, needs: "classes to tell apart")
    }
    guard fit.activation == .softmax, fit.outputs == classes else {
      throw fit.misfit(self, needs: "a softmax output for each class")
    }
  }

  package func step(_ site: LossSite) -> Step { .running(Work(site: site)) }

  private struct Work: Kernel {
    let site: LossSite

    func run(_ memory: borrowing Memory) {
      memory.tally.pointee.loss += LossKernels.crossEntropy(
        site.outputs, classes: site.classes, gradient: site.gradient,
        scale: Float(1 / Double(site.outputs.count)))
    }
  }

  package func reference(
    outputs: [Double], targets: [Double], rows: Int, columns: Int
  ) -> (losses: [Double], gradient: [Double]) {
    var losses: [Double] = []
    var gradient = outputs
    for row in 0..<rows {
      let z = outputs[row * columns..<(row + 1) * columns]
      let largest = z.max() ?? 0
      let total = z.reduce(0) { $0 + exp($1 - largest) }
      let wanted = row * columns + Int(targets[row])
      losses.append(largest + log(total) - outputs[wanted])
      for i in z.indices { gradient[i] = exp(z[i] - largest) / total / Double(rows) }
      gradient[wanted] -= 1 / Double(rows)
    }
    return (losses, gradient)
  }
}
