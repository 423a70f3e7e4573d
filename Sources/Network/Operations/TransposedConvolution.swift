package import Diagnostics
package import Tensors

/// What the gradient of a convolution does, as an operation of its own: each pixel of an image [height, width,
/// channels], or each step of a sequence, lays a window of its filters into a larger one. weight [channels,
/// filters ÷ groups, height, width], bias [filters]. Source: PyTorch, conv_transpose2d and conv_transpose1d.
package struct TransposedConvolution: Operation {
  package var filters: Int
  package var window: TransposedWindow
  package var groups: Int
  package var hasBias: Bool

  package init(
    filters: Int, window: TransposedWindow, groups: Int = 1, hasBias: Bool = true
  ) {
    self.filters = filters
    self.window = window
    self.groups = groups
    self.hasBias = hasBias
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    guard let axes = window.axes(on: inputs[0]),
      let shape = Shape(
        checking: (inputs[0].rank == 2 ? [] : [axes.vertical.inputs]) + [
          axes.horizontal.inputs, filters,
        ])
    else { throw Diagnostic("shape.window", "the window does not fit onto \(inputs[0])") }
    return shape
  }

  package func parameterShapes(_ inputs: [Shape]) -> [Shape] {
    let channels = inputs[0].extents.last ?? 1
    let extents = inputs[0].rank == 2 ? [window.width] : [window.height, window.width]
    let weight = Shape([channels, filters / groups] + extents)
    return hasBias ? [weight, Shape(filters)] : [weight]
  }

  package var tape: Tape { .inputs }

  /// The convolution whose gradient it is: from its outputs to its inputs.
  private func kernel(_ shape: Shape) -> ConvolutionKernel {
    guard let axes = window.axes(on: shape), let channels = shape.extents.last else {
      preconditionFailure("a window was checked when the graph was built")
    }
    return ConvolutionKernel(
      vertical: axes.vertical, horizontal: axes.horizontal, channels: filters, filters: channels,
      groups: groups)
  }

  package func scratchCount(rows: Int, inputs: [Shape]) -> Int { kernel(inputs[0]).scratchCount }

  package func workspaceEstimate(rows: Int, inputs: [Shape]) -> Double {
    kernel(inputs[0]).scratchEstimate
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    rows > 1 && Double(rows) * kernel(inputs[0]).work >= 400_000
  }

  package func forward(_ site: Site) -> Step {
    .shared(Forward(self, kernel(site.shapes[0]), site))
  }

  package func backward(_ site: Site) -> Step {
    .shared(Backward(self, kernel(site.shapes[0]), site))
  }

  private struct Forward: Kernel {
    let kernel: ConvolutionKernel
    let input: Rows
    let output: Rows
    let weight: Int
    let bias: Int?
    let scratch: UnsafeMutablePointer<Float>
    let scratchStride: Int

    init(_ operation: TransposedConvolution, _ kernel: ConvolutionKernel, _ site: Site) {
      self.kernel = kernel
      (input, output) = (site.inputs[0], site.output)
      weight = site.parameters[0].offset
      bias = operation.hasBias ? site.parameters[1].offset : nil
      (scratch, scratchStride) = (site.scratch, site.scratchStride)
    }

    func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: input.count)
      kernel.gradients(
        of: input, input: output, rows: part, filters: memory.parameters + weight,
        learnsFilters: false, learnsBias: false, inputGradient: output,
        scratch: scratch + memory.lane.index * scratchStride)
      guard let bias, !part.isEmpty else { return }
      let pixels = output.columns / kernel.channels
      ElementwiseKernel.identity.apply(
        to: output.rows(part).divided(into: pixels), bias: memory.parameters + bias, parameter: 0)
    }
  }

  private struct Backward: Kernel {
    let kernel: ConvolutionKernel
    let input: Rows
    let gradient: Rows
    let inputGradient: Rows?
    let weight: Int
    let bias: Int?
    let learnsWeight: Bool
    let scratch: UnsafeMutablePointer<Float>
    let scratchStride: Int

    init(_ operation: TransposedConvolution, _ kernel: ConvolutionKernel, _ site: Site) {
      self.kernel = kernel
      input = site.inputs[0]
      gradient = site.outputGradient ?? site.output
      inputGradient = site.inputGradients[0]
      weight = site.parameters[0].offset
      bias = operation.hasBias && !site.frozen.contains(1) ? site.parameters[1].offset : nil
      learnsWeight = !site.frozen.contains(0)
      (scratch, scratchStride) = (site.scratch, site.scratchStride)
    }

    func run(_ memory: borrowing Memory) {
      let (lane, slopes) = (memory.lane, memory.gradients)
      let part = lane.part(of: input.count)
      let own = scratch + lane.index * scratchStride
      let filters = memory.parameters + weight
      if let inputGradient {
        kernel.apply(
          to: gradient, into: inputGradient, rows: part, filters: filters, bias: nil, scratch: own)
      }
      if let bias {
        let channels = lane.part(of: kernel.channels, grain: 8)
        RowKernels.columnSums(
          gradient.divided(into: gradient.columns / kernel.channels).columns(channels),
          into: slopes + bias + channels.lowerBound)
      }
      guard learnsWeight else { return }
      kernel.gradients(
        of: input, input: gradient, rows: part, filters: filters, learnsFilters: true,
        learnsBias: false, inputGradient: nil, scratch: own)
      lane.meet()
      kernel.collect(
        lane.part(of: kernel.filters), lanes: lane.count, scratch: scratch,
        scratchStride: scratchStride, into: slopes + weight, bias: nil)
    }
  }
}

// MARK: Reference

extension TransposedConvolution {
  package func reference(_ site: ReferenceSite) -> [Double] {
    let kernel = kernel(site.shapes[0])
    let bias = hasBias ? site.parameters[1] : [Double](repeating: 0, count: filters)
    let places = kernel.vertical.inputs * kernel.horizontal.inputs
    var output = (0..<site.rows * places).flatMap { _ in bias }
    let (x, weight) = (site.inputs[0], site.parameters[0])
    forEachFactor(site, kernel) { output[$0] += x[$1] * weight[$2] }
    return output
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    let (x, weight) = (site.inputs[0], site.parameters[0])
    var input = [Double](repeating: 0, count: x.count)
    var filter = [Double](repeating: 0, count: weight.count)
    var bias = [Double](repeating: 0, count: filters)
    forEachFactor(site, kernel(site.shapes[0])) {
      input[$1] += gradient[$0] * weight[$2]
      filter[$2] += gradient[$0] * x[$1]
    }
    for (i, slope) in gradient.enumerated() { bias[i % filters] += slope }
    return ReferenceGradients(inputs: [input], parameters: hasBias ? [filter, bias] : [filter])
  }

  /// The places of each output, and of an input and a weight whose product is part of it.
  private func forEachFactor(
    _ site: ReferenceSite, _ kernel: ConvolutionKernel, _ body: (Int, Int, Int) -> Void
  ) {
    let (vertical, horizontal) = (kernel.vertical, kernel.horizontal)
    let (channels, inGroup) = (kernel.filters, filters / groups)
    let area = vertical.window * horizontal.window
    for row in 0..<site.rows {
      for place in 0..<vertical.outputs * horizontal.outputs {
        for window in 0..<area {
          let y =
            place / horizontal.outputs * vertical.stride - vertical.before
            + window / horizontal.window * vertical.dilation
          let x =
            place % horizontal.outputs * horizontal.stride - horizontal.before
            + window % horizontal.window * horizontal.dilation
          guard y >= 0, y < vertical.inputs, x >= 0, x < horizontal.inputs else { continue }
          let pixel = ((row * vertical.inputs + y) * horizontal.inputs + x) * filters
          for channel in 0..<channels {
            let input = (row * vertical.outputs * horizontal.outputs + place) * channels + channel
            let first = channel / (channels / groups) * inGroup
            for filter in 0..<inGroup {
              body(pixel + first + filter, input, (channel * inGroup + filter) * area + window)
            }
          }
        }
      }
    }
  }
}
