package import Diagnostics
package import Tensors

/// y = a + b, of two rows of one shape.
package struct Sum: Operation {
  package init() {}

  package var tape: Tape { [] }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }

  package func forward(_ site: Site) -> Step {
    .shared(Forward(first: site.inputs[0], second: site.inputs[1], output: site.output))
  }

  package func backward(_ site: Site) -> Step { .shared(PassGradient(site)) }

  private struct Forward: Kernel {
    let first: Rows
    let second: Rows
    let output: Rows

    @inline(__always) func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: output.count)
      let output = output.rows(part)
      RowKernels.copy(first.rows(part), into: output)
      RowKernels.add(second.rows(part), to: output)
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    zip(site.inputs[0], site.inputs[1]).map { $0 + $1 }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [gradient, gradient])
  }
}
