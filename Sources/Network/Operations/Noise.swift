package import Diagnostics
package import Tensors

/// While training, each number with noise of mean 0 added to it; otherwise the identity.
package struct Noise: Operation {
  /// The standard deviation.
  package var deviation: Double

  package init(deviation: Double) {
    self.deviation = deviation
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape { [] }
  package var isIdentityInInference: Bool { true }

  package func drawCount(rows: Int, inputs: [Shape]) -> Int {
    rows * NoiseKernel.draws(columns: inputs[0].count)
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    movesMuch(rows: rows, inputs: inputs)
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Forward(
        kernel: NoiseKernel(deviation: deviation), input: site.inputs[0], output: site.output))
  }

  package func backward(_ site: Site) -> Step { .shared(PassGradient(site)) }

  private struct Forward: Kernel {
    let kernel: NoiseKernel
    let input: Rows
    let output: Rows

    func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: input.count)
      let draws = UInt64(NoiseKernel.draws(columns: input.columns))
      var stream = memory.noise.pointee
      stream.counter &+= UInt64(part.lowerBound) &* draws
      kernel.apply(to: input.rows(part), into: output.rows(part), stream: &stream)
      memory.lane.meet()
      if memory.lane.index == 0 { memory.noise.pointee.counter &+= UInt64(input.count) &* draws }
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    guard let noise = site.noise else { return site.inputs[0] }
    let columns = site.shapes[0].count
    let kernel = NoiseKernel(deviation: deviation)
    return site.inputs[0].indices.map { i in
      let (row, column) = (i / columns, i % columns)
      var stream = noise
      stream.counter += UInt64(
        row * NoiseKernel.draws(columns: columns) + NoiseKernel.draw(of: column))
      return site.inputs[0][i] + kernel.noise(stream.next(), at: column)
    }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [gradient])
  }
}
