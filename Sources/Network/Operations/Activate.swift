package import Diagnostics
package import Tensors

/// y = f(x), each number by itself.
package struct Activate: ActivationOperation {
  package var activation: Activation

  package init(_ activation: Activation) {
    self.activation = activation
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape {
    activation.slopedKernel != nil ? [] : activation.slopeNeedsInput ? .inputs : .output
  }

  private var kernel: ElementwiseKernel { activation.kernel ?? .identity }

  package func savedCount(rows: Int, inputs: [Shape]) -> Int {
    activation.slopedKernel == nil ? 0 : rows * inputs[0].count
  }

  package func forward(_ site: Site) -> Step {
    let parameter = Float(activation.parameter)
    if let slopedKernel = activation.slopedKernel, site.outputGradient != nil {
      return .shared(
        SlopedForward(
          kernel: slopedKernel, parameter: parameter, input: site.inputs[0], output: site.output,
          slopes: site.slopes))
    }
    return .shared(
      Forward(kernel: kernel, parameter: parameter, input: site.inputs[0], output: site.output))
  }

  package func backward(_ site: Site) -> Step {
    guard activation.slopedKernel == nil else { return .shared(SlopeGradient(site)) }
    return .shared(
      Backward(
        kernel: kernel, parameter: Float(activation.parameter),
        needsInput: activation.slopeNeedsInput, input: site.inputs[0], output: site.output,
        gradient: site.outputGradient ?? site.output, inputGradient: site.inputGradients[0]))
  }

  private struct Forward: Kernel {
    let kernel: ElementwiseKernel
    let parameter: Float
    let input: Rows
    let output: Rows

    @inline(__always) func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: input.count)
      kernel.apply(to: input.rows(part), into: output.rows(part), parameter: parameter)
    }
  }

  private struct SlopedForward: Kernel {
    let kernel: ElementwiseKernel.WithSlopes
    let parameter: Float
    let input: Rows
    let output: Rows
    let slopes: Rows

    @inline(__always) func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: input.count)
      kernel.apply(
        to: input.rows(part), into: output.rows(part), slopes: slopes.rows(part),
        parameter: parameter)
    }
  }

  private struct Backward: Kernel {
    let kernel: ElementwiseKernel
    let parameter: Float
    let needsInput: Bool
    let input: Rows
    let output: Rows
    let gradient: Rows
    let inputGradient: Rows?

    @inline(__always) func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      let part = memory.lane.part(of: gradient.count)
      let (g, d) = (gradient.rows(part), inputGradient.rows(part))
      if needsInput {
        kernel.applyGradient(g, input: input.rows(part), into: d, parameter: parameter)
      } else {
        kernel.applyGradient(g, output: output.rows(part), into: d, parameter: parameter)
      }
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    site.inputs[0].map(activation.value)
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [zip(gradient, site.inputs[0]).map { $0 * activation.slope($1) }])
  }
}
