package import Diagnostics
package import Tensors

/// y = f(Σ w·x + b) over windows of an image [height, width, channels], or of a sequence
/// [steps, features]: weight [filters, channels ÷ groups, height, width], or without the height, bias
/// [filters]; the activation f comes from fusion. Source: PyTorch, conv2d and conv1d.
package struct Convolution: Operation {
  package var filters: Int
  package var window: Window
  package var groups = 1
  package var hasBias = true
  package var activation = Activation.identity

  package init(
    filters: Int, window: Window, groups: Int = 1, hasBias: Bool = true,
    activation: Activation = .identity
  ) {
    self.filters = filters
    self.window = window
    self.groups = groups
    self.hasBias = hasBias
    self.activation = activation
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape {
    guard let axes = window.axes(on: inputs[0]),
      let shape = Shape(
        checking: (inputs[0].rank == 2 ? [] : [axes.vertical.outputs]) + [
          axes.horizontal.outputs, filters,
        ])
    else { throw Diagnostic("shape.window", "the window does not fit onto \(inputs[0])") }
    return shape
  }

  package func parameterShapes(_ inputs: [Shape]) -> [Shape] {
    let channels = (inputs[0].extents.last ?? 1) / groups
    let extents = inputs[0].rank == 2 ? [window.width] : [window.height, window.width]
    let weight = Shape([filters, channels] + extents)
    return hasBias ? [weight, Shape(filters)] : [weight]
  }

  package var tape: Tape { FusedActivation.tape(activation).union(.inputs) }

  private func kernel(_ shape: Shape) -> ConvolutionKernel {
    guard let axes = window.axes(on: shape), let channels = shape.extents.last else {
      preconditionFailure("a window was checked when the graph was built")
    }
    return ConvolutionKernel(
      vertical: axes.vertical, horizontal: axes.horizontal, channels: channels, filters: filters,
      groups: groups)
  }

  package func savedCount(rows: Int, inputs: [Shape]) -> Int {
    FusedActivation.savedCount(activation, of: rows * kernel(inputs[0]).outputCount)
  }

  package func scratchCount(rows: Int, inputs: [Shape]) -> Int { kernel(inputs[0]).scratchCount }

  package func workspaceEstimate(rows: Int, inputs: [Shape]) -> Double {
    let kernel = kernel(inputs[0])
    let slopes = activation.slopedKernel == nil ? 0 : Double(rows) * Double(kernel.outputCount)
    return slopes + kernel.scratchEstimate
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    rows > 1 && Double(rows) * kernel(inputs[0]).work >= 400_000
  }

  package func fused(with next: any Operation) -> (any Operation)? {
    guard activation == .identity, let next = next as? Activate,
      FusedActivation.suits(next.activation)
    else { return nil }
    var joined = self
    joined.activation = next.activation
    return joined
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
    let activation: FusedActivation
    let scratch: UnsafeMutablePointer<Float>
    let scratchStride: Int

    init(_ operation: Convolution, _ kernel: ConvolutionKernel, _ site: Site) {
      self.kernel = kernel
      (input, output) = (site.inputs[0], site.output)
      weight = site.parameters[0].offset
      bias = operation.hasBias ? site.parameters[1].offset : nil
      activation = FusedActivation(operation.activation, site)
      (scratch, scratchStride) = (site.scratch, site.scratchStride)
    }

    func run(_ memory: borrowing Memory) {
      let part = memory.lane.part(of: input.count)
      let (parameters, bias) = (memory.parameters, bias)
      kernel.apply(
        to: input, into: output, rows: part, filters: parameters + weight,
        bias: bias.map { parameters + $0 }, scratch: scratch + memory.lane.index * scratchStride)
      activation.apply { $0.rows(part) }
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
    let activation: FusedActivation
    let scratch: UnsafeMutablePointer<Float>
    let scratchStride: Int

    init(_ operation: Convolution, _ kernel: ConvolutionKernel, _ site: Site) {
      self.kernel = kernel
      input = site.inputs[0]
      gradient = site.outputGradient ?? site.output
      inputGradient = site.inputGradients[0]
      weight = site.parameters[0].offset
      bias = operation.hasBias && !site.frozen.contains(1) ? site.parameters[1].offset : nil
      learnsWeight = !site.frozen.contains(0)
      activation = FusedActivation(operation.activation, site)
      (scratch, scratchStride) = (site.scratch, site.scratchStride)
    }

    func run(_ memory: borrowing Memory) {
      let (lane, slopes, bias) = (memory.lane, memory.gradients, bias)
      let part = lane.part(of: gradient.count)
      activation.applyGradient { $0.rows(part) }
      kernel.gradients(
        of: gradient, input: input, rows: part, filters: memory.parameters + weight,
        learnsFilters: learnsWeight, learnsBias: bias != nil, inputGradient: inputGradient,
        scratch: scratch + lane.index * scratchStride)
      guard learnsWeight || bias != nil else { return }
      lane.meet()
      kernel.collect(
        lane.part(of: kernel.filters), lanes: lane.count, scratch: scratch,
        scratchStride: scratchStride, into: learnsWeight ? slopes + weight : nil,
        bias: bias.map { slopes + $0 })
    }
  }
}

// MARK: Reference

extension Convolution {
  package func reference(_ site: ReferenceSite) -> [Double] {
    let bias = hasBias ? site.parameters[1] : [Double](repeating: 0, count: filters)
    let kernel = kernel(site.shapes[0])
    let places = kernel.vertical.outputs * kernel.horizontal.outputs
    var output = (0..<site.rows * places).flatMap { _ in bias }
    let (x, weight) = (site.inputs[0], site.parameters[0])
    forEachFactor(site, kernel) { output[$0] += x[$1] * weight[$2] }
    return output.map(activation.value)
  }

  package func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    var linear = self
    linear.activation = .identity
    let slopes = zip(gradient, linear.reference(site)).map { $0 * activation.slope($1) }
    let (x, weight) = (site.inputs[0], site.parameters[0])
    var input = [Double](repeating: 0, count: x.count)
    var filter = [Double](repeating: 0, count: weight.count)
    var bias = [Double](repeating: 0, count: filters)
    forEachFactor(site, kernel(site.shapes[0])) {
      input[$1] += slopes[$0] * weight[$2]
      filter[$2] += slopes[$0] * x[$1]
    }
    for (i, slope) in slopes.enumerated() { bias[i % filters] += slope }
    return ReferenceGradients(inputs: [input], parameters: hasBias ? [filter, bias] : [filter])
  }

  /// The places of each output, and of an input and a weight whose product is part of it.
  private func forEachFactor(
    _ site: ReferenceSite, _ kernel: ConvolutionKernel, _ body: (Int, Int, Int) -> Void
  ) {
    let (vertical, horizontal) = (kernel.vertical, kernel.horizontal)
    let (channels, inGroup) = (kernel.channels, kernel.channels / groups)
    for row in 0..<site.rows {
      for place in 0..<vertical.outputs * horizontal.outputs {
        for window in 0..<vertical.window * horizontal.window {
          let y =
            place / horizontal.outputs * vertical.stride - vertical.before
            + window / horizontal.window * vertical.dilation
          let x =
            place % horizontal.outputs * horizontal.stride - horizontal.before
            + window % horizontal.window * horizontal.dilation
          guard y >= 0, y < vertical.inputs, x >= 0, x < horizontal.inputs else { continue }
          let pixel = ((row * vertical.inputs + y) * horizontal.inputs + x) * channels
          for filter in 0..<filters {
            let output = (row * vertical.outputs * horizontal.outputs + place) * filters + filter
            let first = filter / (filters / groups) * inGroup
            for channel in 0..<inGroup {
              body(
                output, pixel + first + channel,
                (filter * inGroup + channel) * vertical.window * horizontal.window + window)
            }
          }
        }
      }
    }
  }
}
