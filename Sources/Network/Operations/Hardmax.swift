package import Diagnostics
package import Tensors

/// 1 at the first largest number of each row, 0 elsewhere. Its gradient is zero wherever it has one, so
/// nothing is learnt through it. Source: ONNX, Hardmax.
package struct Hardmax: ActivationOperation {
  package init() {}

  package var activation: Activation { .hardmax }
  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape { [] }

  package func forward(_ site: Site) -> Step {
    .running(Forward(input: site.inputs[0], output: site.output))
  }

  package func backward(_ site: Site) -> Step {
    .running(Backward(inputGradient: site.inputGradients[0]))
  }

  private struct Forward: Kernel {
    let input: Rows
    let output: Rows

    func run(_ memory: borrowing Memory) { RowKernels.hardmax(input, into: output) }
  }

  private struct Backward: Kernel {
    let inputGradient: Rows?

    func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      for row in 0..<inputGradient.count {
        (inputGradient.pointer + row * inputGradient.stride)
          .update(repeating: 0, count: inputGradient.columns)
      }
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    let columns = site.shapes[0].count
    var output = [Double](repeating: 0, count: site.rows * columns)
    for row in 0..<site.rows {
      let place = row * columns..<(row + 1) * columns
      let best = place.reduce(row * columns) { site.inputs[0][$1] > site.inputs[0][$0] ? $1 : $0 }
      if !place.isEmpty { output[best] = 1 }
    }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [[Double](repeating: 0, count: gradient.count)])
  }
}
