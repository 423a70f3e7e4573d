package import Diagnostics
package import Specification
import Tensors

/// (z − y)², the mean over all elements; over rows where each has one output.
package struct MeanSquaredError: Loss {
  package init() {}

  package static let spec = Spec<MeanSquaredError>(
    "mse", "Mean squared error: (z - y)².", examples: ["loss mse"])

  package var targetForm: TargetForm { .numbers }
  package var hasUnits: Bool { true }

  package func check(_ fit: LossFit) throws(Diagnostic) {
    try fit.checkWidth(self)
  }

  package func step(_ site: LossSite) -> Step { .running(Work(site: site)) }

  private struct Work: Kernel {
    let site: LossSite

    func run(_ memory: borrowing Memory) {
      let columns = Double(site.outputs.columns)
      let total = LossKernels.squaredError(
        site.outputs, site.numbers.pointer, columnScales: memory.batch.targetScales,
        gradient: site.gradient, scale: Float(1 / (Double(site.outputs.count) * columns)))
      memory.tally.pointee.loss += total / columns
    }
  }

  package func reference(
    outputs: [Double], targets: [Double], rows: Int, columns: Int
  ) -> (losses: [Double], gradient: [Double]) {
    var losses = [Double](repeating: 0, count: rows)
    var gradient = outputs
    for i in outputs.indices {
      let difference = outputs[i] - targets[i]
      losses[i / columns] += difference * difference / Double(columns)
      gradient[i] = 2 * difference / Double(rows * columns)
    }
    return (losses, gradient)
  }
}
