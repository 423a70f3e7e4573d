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
    keepsSlopes ? [] : activation.slopeNeedsInput ? .inputs : .output
  }

  private var kernel: ElementwiseKernel { activation.kernel ?? .identity }

  /// Whether the slopes are left for the gradient, for they cost less with the values than alone.
  private var keepsSlopes: Bool { activation.slopeNeedsInput && kernel.givesSlopes }

  package func savedCount(rows: Int, inputs: [Shape]) -> Int {
    keepsSlopes ? rows * inputs[0].count : 0
  }

  package func forward(_ site: Site) -> Step {
    let learns = site.outputGradient != nil
    return .shared(
      Forward(
        kernel: kernel, parameter: Float(activation.parameter), input: site.inputs[0],
        output: site.output, slopes: learns && keepsSlopes ? site.saved : nil))
  }

  package func backward(_ site: Site) -> Step {
    let gradient = site.outputGradient ?? site.output
    if keepsSlopes {
      return .shared(
        Scale(slopes: site.saved, gradient: gradient, inputGradient: site.inputGradients[0]))
    }
    return .shared(
      Backward(
        kernel: kernel, parameter: Float(activation.parameter),
        needsInput: activation.slopeNeedsInput, input: site.inputs[0], output: site.output,
        gradient: gradient, inputGradient: site.inputGradients[0]))
  }

  private struct Forward: Kernel {
    let kernel: ElementwiseKernel
    let parameter: Float
    let input: Rows
    let output: Rows
    let slopes: UnsafeMutablePointer<Float>?

    @inline(__always) func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: input.count)
      let (x, y) = (input.rows(part), output.rows(part))
      if let slopes {
        kernel.apply(
          to: x, into: y, slopes: slopes + part.lowerBound * x.columns, parameter: parameter)
      } else {
        kernel.apply(to: x, into: y, parameter: parameter)
      }
    }
  }

  /// The gradient where the slopes are at hand.
  private struct Scale: Kernel {
    let slopes: UnsafePointer<Float>
    let gradient: Rows
    let inputGradient: Rows?

    @inline(__always) func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      let part = memory.lane.part(of: gradient.count)
      ElementwiseKernel.applyGradient(
        gradient.rows(part), slopes: slopes + part.lowerBound * gradient.columns,
        into: inputGradient.rows(part))
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
