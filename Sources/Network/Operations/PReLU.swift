package import Diagnostics
package import Tensors

/// y = x where it is positive, else a · x, with one learnt slope a for all numbers: slope [1].
/// Source: PyTorch, prelu; He, Zhang, Ren and Sun, 2015.
package struct PReLU: ActivationOperation {
  /// What the slope is at first; the slope itself is a parameter.
  package var slope: Double

  package init(slope: Double = 0.25) {
    self.slope = slope
  }

  package var activation: Activation { .prelu(slope: slope) }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package func parameterShapes(_ inputs: [Shape]) -> [Shape] { [Shape(1)] }
  package var tape: Tape { .inputs }

  package func forward(_ site: Site) -> Step {
    .running(
      Forward(input: site.inputs[0], output: site.output, slope: site.parameters[0].offset))
  }

  package func backward(_ site: Site) -> Step {
    .running(
      Backward(
        input: site.inputs[0], gradient: site.outputGradient ?? site.output,
        inputGradient: site.inputGradients[0], slope: site.parameters[0].offset,
        learnsSlope: !site.frozen.contains(0)))
  }

  private struct Forward: Kernel {
    let input: Rows
    let output: Rows
    let slope: Int

    func run(_ memory: borrowing Memory) {
      ElementwiseKernel.leakyReLU.apply(
        to: input, into: output, parameter: memory.parameters[slope])
    }
  }

  private struct Backward: Kernel {
    let input: Rows
    let gradient: Rows
    let inputGradient: Rows?
    let slope: Int
    let learnsSlope: Bool

    func run(_ memory: borrowing Memory) {
      if learnsSlope {
        memory.gradients[slope] = SlopeKernels.slopeGradient(gradient, input: input)
      }
      guard let inputGradient else { return }
      ElementwiseKernel.leakyReLU.applyGradient(
        gradient, input: input, into: inputGradient, parameter: memory.parameters[slope])
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    let slope = site.parameters[0][0]
    return site.inputs[0].map { $0 > 0 ? $0 : slope * $0 }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let slope = site.parameters[0][0]
    let pairs = zip(gradient, site.inputs[0])
    return ReferenceGradients(
      inputs: [pairs.map { $1 > 0 ? $0 : slope * $0 }],
      parameters: [[pairs.reduce(0) { $0 + ($1.1 > 0 ? 0 : $1.0 * $1.1) }]])
  }
}
