package import Diagnostics
package import Tensors

/// y = f(x), each number by itself.
package struct Activate: ActivationOperation {
  package var activation: Activation

  package init(_ activation: Activation) {
    self.activation = activation
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape { activation.slopeNeedsInput ? .inputs : .output }

  package func forward(_ site: Site) -> Step {
    .shared(
      Forward(
        kernel: activation.kernel ?? .identity, parameter: Float(activation.parameter),
        input: site.inputs[0], output: site.output))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        kernel: activation.kernel ?? .identity, parameter: Float(activation.parameter),
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
