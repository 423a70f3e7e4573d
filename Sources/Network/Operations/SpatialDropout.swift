package import Diagnostics
package import Tensors

/// Inverted dropout of whole channels of an image, or of whole features of a sequence. Source: PyTorch,
/// dropout2d; Tompson and others, 2015.
package struct SpatialDropout: Operation {
  /// In 0..<1.
  package var rate: Double

  package init(rate: Double) {
    self.rate = rate
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape { [] }
  package var isIdentityInInference: Bool { true }

  private func channels(_ inputs: [Shape]) -> Int { inputs[0].extents.last ?? 1 }

  /// What each channel is multiplied with.
  package func savedCount(rows: Int, inputs: [Shape]) -> Int { rows * channels(inputs) }

  package func drawCount(rows: Int, inputs: [Shape]) -> Int {
    rows * DropoutKernel.draws(columns: channels(inputs))
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    movesMuch(rows: rows, inputs: inputs)
  }

  package func forward(_ site: Site) -> Step {
    .shared(
      Forward(
        kernel: DropoutKernel(rate: rate), scale: Float(1 / (1 - rate)),
        channels: channels(site.shapes), input: site.inputs[0], output: site.output,
        factors: site.saved))
  }

  package func backward(_ site: Site) -> Step {
    .shared(
      Backward(
        channels: channels(site.shapes), gradient: site.outputGradient ?? site.output,
        inputGradient: site.inputGradients[0], factors: site.saved))
  }

  private struct Forward: Kernel {
    let kernel: DropoutKernel
    let scale: Float
    let channels: Int
    let input: Rows
    let output: Rows
    let factors: UnsafeMutablePointer<Float>

    func run(_ memory: borrowing Memory) {
      let draws = UInt64(DropoutKernel.draws(columns: channels))
      let start = memory.noise.pointee
      for row in memory.lane.part(of: input.count) {
        var stream = start
        stream.counter &+= UInt64(row) &* draws
        let own = factors + row * channels
        for channel in stride(from: 0, to: channels, by: 2) {
          let (first, second) = kernel.keeps(stream.next())
          own[channel] = first ? scale : 0
          if channel + 1 < channels { own[channel + 1] = second ? scale : 0 }
        }
        ChannelKernels.scale(
          input.pointer + row * input.stride, by: own, pixels: input.columns / channels,
          channels: channels, into: output.pointer + row * output.stride)
      }
      memory.lane.meet()
      if memory.lane.index == 0 { memory.noise.pointee.counter &+= UInt64(input.count) &* draws }
    }
  }

  private struct Backward: Kernel {
    let channels: Int
    let gradient: Rows
    let inputGradient: Rows?
    let factors: UnsafeMutablePointer<Float>

    func run(_ memory: borrowing Memory) {
      guard let inputGradient else { return }
      for row in memory.lane.part(of: gradient.count) {
        ChannelKernels.scale(
          gradient.pointer + row * gradient.stride, by: factors + row * channels,
          pixels: gradient.columns / channels, channels: channels,
          into: inputGradient.pointer + row * inputGradient.stride)
      }
    }
  }

  package func reference(_ site: ReferenceSite) -> [Double] {
    zip(site.inputs[0], plainFactors(site)).map { $0 * $1 }
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [zip(gradient, plainFactors(site)).map { $0 * $1 }])
  }

  /// What each number is multiplied with.
  private func plainFactors(_ site: ReferenceSite) -> [Double] {
    let (count, channels) = (site.shapes[0].count, channels(site.shapes))
    guard var noise = site.noise else {
      return [Double](repeating: 1, count: site.rows * count)
    }
    let kernel = DropoutKernel(rate: rate)
    return (0..<site.rows).flatMap { _ in
      let kept = (0..<DropoutKernel.draws(columns: channels)).flatMap { _ in
        let (first, second) = kernel.keeps(noise.next())
        return [first, second]
      }
      return (0..<count).map { kept[$0 % channels] ? 1 / (1 - rate) : 0 }
    }
  }
}
