package import Diagnostics
package import Tensors

/// Inverted dropout: while training, each number is dropped with probability `rate` and the others
/// are divided by 1 − rate; otherwise the identity.
package struct Dropout: Operation {
  /// In 0..<1.
  package var rate: Double

  package init(rate: Double) {
    self.rate = rate
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape { [] }
  package var isIdentityInInference: Bool { true }

  /// A byte for each number.
  package func savedCount(rows: Int, inputs: [Shape]) -> Int { (rows * inputs[0].count + 3) / 4 }

  package func drawCount(rows: Int, inputs: [Shape]) -> Int {
    rows * DropoutKernel.draws(columns: inputs[0].count)
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Forward(
        kernel: DropoutKernel(rate: rate), input: site.inputs[0], output: site.output,
        kept: UnsafeMutableRawPointer(site.saved).assumingMemoryBound(to: UInt8.self)))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        kernel: DropoutKernel(rate: rate), gradient: site.outputGradient ?? site.output,
        kept: UnsafeMutableRawPointer(site.saved).assumingMemoryBound(to: UInt8.self),
        inputGradient: site.inputGradients[0]))
  }

  private struct Forward: Kernel {
    let kernel: DropoutKernel
    let input: Rows
    let output: Rows
    let kept: UnsafeMutablePointer<UInt8>

    @inline(__always) func run(_ memory: borrowing Memory) {
      // Where each row draws is known beforehand; the stream itself moves on when all have read it.
      let part = memory.lane.part(of: input.count)
      let draws = UInt64(DropoutKernel.draws(columns: input.columns))
      var stream = memory.noise.pointee
      stream.counter &+= UInt64(part.lowerBound) &* draws
      kernel.apply(
        to: input.rows(part), into: output.rows(part), kept: kept + part.lowerBound * input.columns,
        stream: &stream)
      memory.lane.meet()
      if memory.lane.index == 0 { memory.noise.pointee.counter &+= UInt64(input.count) &* draws }
    }
  }

  private struct Backward: Kernel {
    let kernel: DropoutKernel
    let gradient: Rows
    let kept: UnsafeMutablePointer<UInt8>
    let inputGradient: Rows?

    @inline(__always) func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      let part = memory.lane.part(of: gradient.count)
      kernel.applyGradient(
        gradient.rows(part), kept: kept + part.lowerBound * gradient.columns,
        into: inputGradient.rows(part))
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    zip(site.inputs[0], factors(site)).map { $0 * $1 }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [zip(gradient, factors(site)).map { $0 * $1 }])
  }

  /// What each number is multiplied with: 0 or 1 ÷ (1 − rate); 1 when not training.
  private func factors(_ site: ReferenceSite) -> [Double] {
    let columns = site.shapes[0].count
    guard var noise = site.noise else {
      return [Double](repeating: 1, count: site.rows * columns)
    }
    let kernel = DropoutKernel(rate: rate)
    var factors: [Double] = []
    for _ in 0..<site.rows {
      var row: [Double] = []
      for _ in 0..<DropoutKernel.draws(columns: columns) {
        let (first, second) = kernel.keeps(noise.next())
        row += [first ? 1 / (1 - rate) : 0, second ? 1 / (1 - rate) : 0]
      }
      factors += row.prefix(columns)
    }
    return factors
  }
}
