package import Tensors

/// A loss that adds up a term for each output: the mean over all elements, which is the mean over rows
/// where each has one output.
package protocol ElementLoss: Loss {
  /// The fast form, and the parameter it is given.
  var kernel: ElementLossKernel { get }
  var parameter: Double { get }

  /// The term of an output `z` and its slope in z, in plain arithmetic.
  func term(_ z: Double, target y: Double) -> (loss: Double, slope: Double)
}

extension ElementLoss {
  package var targetForm: TargetForm { .numbers }
  package var parameter: Double { 0 }

  package func step(_ site: LossSite) -> Step {
    .shared(ElementLossWork(site: site, kernel: kernel, parameter: Float(parameter)))
  }

  package func reference(
    outputs: [Double], targets: [Double], rows: Int, columns: Int
  ) -> (losses: [Double], gradient: [Double]) {
    var losses = [Double](repeating: 0, count: rows)
    var gradient = outputs
    for i in outputs.indices {
      let (loss, slope) = term(outputs[i], target: targets[i])
      losses[i / columns] += loss / Double(columns)
      gradient[i] = slope / Double(rows * columns)
    }
    return (losses, gradient)
  }
}

/// Adds up the terms of a batch.
struct ElementLossWork: Kernel {
  let site: LossSite
  let kernel: ElementLossKernel
  let parameter: Float

  @inline(__always) func run(_ memory: borrowing Memory) {
    if memory.lane.count == 1 {
      add(site, memory)
    } else if let part = site.part(for: memory.lane) {
      add(part, memory)
    }
  }

  @inline(__always) private func add(_ site: borrowing LossSite, _ memory: borrowing Memory) {
    let columns = Double(site.outputs.columns)
    let batch = site.batch(memory, terms: columns)
    memory.tally.pointee.loss +=
      kernel.total(batch, targets: site.numbers.pointer, parameter: parameter) / columns
  }
}
