package import Diagnostics
import Glibc
package import Tensors

/// y = e^x ÷ Σ e^x along each row; along each step of a sequence.
package struct Softmax: ActivationOperation {
  package init() {}

  package var activation: Activation { .softmax }
  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape { .output }

  package func forward(_ site: Site) -> Step {
    let site = site.byStep
    return .shared(Forward(input: site.inputs[0], output: site.output))
  }

  package func backward(_ site: Site) -> Step {
    let site = site.byStep
    return .shared(
      Backward(
        output: site.output, gradient: site.outputGradient ?? site.output,
        inputGradient: site.inputGradients[0]))
  }

  private struct Forward: Kernel {
    let input: Rows
    let output: Rows

    @inline(__always) func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: input.count)
      RowKernels.softmax(input.rows(part), into: output.rows(part))
    }
  }

  private struct Backward: Kernel {
    let output: Rows
    let gradient: Rows
    let inputGradient: Rows?

    @inline(__always) func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      let part = memory.lane.part(of: gradient.count)
      RowKernels.softmaxGradient(
        gradient.rows(part), output: output.rows(part), into: inputGradient.rows(part))
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    let (columns, rows) = (site.shapes[0].width, site.rows * site.shapes[0].steps)
    var output = site.inputs[0]
    for row in 0..<rows {
      let place = row * columns..<(row + 1) * columns
      let largest = output[place].max() ?? 0
      let total = output[place].reduce(0) { $0 + exp($1 - largest) }
      for i in place { output[i] = exp(output[i] - largest) / total }
    }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let (columns, rows) = (site.shapes[0].width, site.rows * site.shapes[0].steps)
    var input = gradient
    for row in 0..<rows {
      let place = row * columns..<(row + 1) * columns
      let mean = place.reduce(0) { $0 + gradient[$1] * output[$1] }
      for i in place { input[i] = output[i] * (gradient[i] - mean) }
    }
    return ReferenceGradients(inputs: [input])
  }
}
