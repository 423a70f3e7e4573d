package import Diagnostics
package import Tensors

/// The numbers of a plain row as an image [channels, height, width], or as a sequence [steps, features].
package struct Reshape: Operation {
  package var shape: Shape

  package init(_ shape: Shape) {
    self.shape = shape
  }

  package var outputOrder: ImageOrder? { .channelsFirst }
  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { shape }

  package func forward(_ site: Site) -> Step {
    .shared(Copy(from: site.inputs[0], to: site.output))
  }

  package func backward(_ site: Site) -> Step {
    .shared(Copy(from: site.outputGradient ?? site.output, to: site.inputGradients[0]))
  }

  private struct Copy: Kernel {
    let from: Rows
    let to: Rows?

    @inline(__always) func run(_ memory: borrowing Memory) {
      guard let to else { return }
      let part = memory.lane.part(of: from.count)
      RowKernels.copy(from.rows(part), into: to.rows(part))
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] { site.inputs[0] }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [gradient])
  }
}
