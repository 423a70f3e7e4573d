package import Diagnostics
package import Tensors

/// y = (x − μ) ÷ √(σ² + ε) · w + b in each channel of an image, each feature of a sequence or of a plain
/// row: weight, bias, running_mean and running_var [channels]. In training μ and σ² are those of the batch,
/// and the running ones move `momentum` of the way towards them, σ² without bias; else they are the
/// running ones. Source: PyTorch, batch_norm; Ioffe and Szegedy, 2015.
package struct BatchNorm: Operation {
  package var momentum: Double
  package var epsilon: Double
  /// Whether the mean and the variance are those of the batch.
  package var usesBatch: Bool
  /// Whether a rectifier follows; it comes from fusion.
  package var isRectified: Bool

  package init(
    momentum: Double = 0.1, epsilon: Double = 1e-5, usesBatch: Bool = true,
    isRectified: Bool = false
  ) {
    self.momentum = momentum
    self.epsilon = epsilon
    self.usesBatch = usesBatch
    self.isRectified = isRectified
  }

  package func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  package var tape: Tape { .inputs }

  package func parameterShapes(_ inputs: [Shape]) -> [Shape] {
    [Shape](repeating: Shape(channels(inputs)), count: 4)
  }

  private func channels(_ inputs: [Shape]) -> Int { inputs[0].extents.last ?? 1 }

  /// The mean of each channel, what rounding took from it, and 1 ÷ √(σ² + ε).
  package func savedCount(rows: Int, inputs: [Shape]) -> Int {
    usesBatch ? 3 * channels(inputs) : 0
  }

  package func scratchCount(rows: Int, inputs: [Shape]) -> Int {
    NormalisationKernel(channels: channels(inputs)).scratchCount
  }

  package func isLarge(rows: Int, inputs: [Shape]) -> Bool {
    movesMuch(rows: rows, inputs: inputs)
  }

  package var inferenceForm: any Operation {
    BatchNorm(
      momentum: momentum, epsilon: epsilon, usesBatch: false, isRectified: isRectified)
  }

  package func fused(with next: any Operation) -> (any Operation)? {
    guard !isRectified, let next = next as? Activate, next.activation == .relu else { return nil }
    return BatchNorm(
      momentum: momentum, epsilon: epsilon, usesBatch: usesBatch, isRectified: true)
  }

  package func forward(_ site: Site) -> Step {
    let place = BatchNormSite(self, site)
    return usesBatch
      ? .shared(BatchForward(place: place, keeps: site.outputGradient != nil))
      : .shared(RunningForward(place: place))
  }

  package func backward(_ site: Site) -> Step {
    let place = BatchNormSite(self, site)
    return usesBatch
      ? .shared(BatchBackward(place: place)) : .shared(RunningBackward(place: place))
  }

  // MARK: Of the batch

  private struct BatchForward: Kernel {
    let place: BatchNormSite
    /// Whether a gradient will be asked for.
    let keeps: Bool

    func run(_ memory: borrowing Memory) {
      let (kernel, lane) = (place.kernel, memory.lane)
      let part = lane.part(of: place.input.count)
      let own = place.scratch(of: lane)
      let columns = kernel.columns(in: own)
      kernel.moments(place.input.rows(part), into: kernel.sums(in: own))
      lane.meet()
      for channel in 0..<kernel.channels {
        let moments = place.moments(of: channel, lanes: lane.count)
        if lane.index == 0 {
          if keeps { place.keep(moments, channel) }
          place.move(memory.statistics, towards: moments, channel)
        }
        place.set(columns, channel, moments, memory.parameters)
      }
      kernel.spread(columns)
      kernel.apply(place.input.rows(part), columns, into: place.output.rows(part))
    }
  }

  private struct BatchBackward: Kernel {
    let place: BatchNormSite

    func run(_ memory: borrowing Memory) {
      let (kernel, lane) = (place.kernel, memory.lane)
      let columns = place.sumGradients(memory, ofBatch: true)
      for channel in 0..<kernel.channels {
        let sums = place.totals(of: channel, lanes: lane.count)
        let moments = place.kept(channel)
        let far = (sums.1 - moments.mean * sums.0) * moments.inverse
        if lane.index == 0 { place.learn(memory.gradients, channel, weight: far, bias: sums.0) }
        let scale = moments.inverse * Double(memory.parameters[place.weight + channel])
        let slope = -scale * moments.inverse * far / place.count
        columns.slope[channel] = Float(slope)
        columns.offset[channel] = Float(
          -scale * sums.0 / place.count
            - slope * (moments.mean - Double(columns.mean[channel])))
      }
      guard let inputGradient = place.inputGradient else { return }
      kernel.spread(columns)
      let part = lane.part(of: place.input.count)
      kernel.applyGradient(
        place.gradient.rows(part), place.input.rows(part), columns, into: inputGradient.rows(part))
    }
  }

  // MARK: Running

  private struct RunningForward: Kernel {
    let place: BatchNormSite

    func run(_ memory: borrowing Memory) {
      let kernel = place.kernel
      let part = memory.lane.part(of: place.input.count)
      let columns = kernel.columns(in: place.scratch(of: memory.lane))
      for channel in 0..<kernel.channels {
        place.set(
          columns, channel, place.running(channel, memory.parameters), memory.parameters)
      }
      kernel.spread(columns)
      kernel.apply(place.input.rows(part), columns, into: place.output.rows(part))
    }
  }

  private struct RunningBackward: Kernel {
    let place: BatchNormSite

    func run(_ memory: borrowing Memory) {
      let (kernel, lane) = (place.kernel, memory.lane)
      let columns = place.sumGradients(memory, ofBatch: false)
      if lane.index == 0 { learn(memory, lanes: lane.count) }
      guard let inputGradient = place.inputGradient else { return }
      let part = lane.part(of: place.input.count)
      kernel.applyGradient(
        place.gradient.rows(part), place.input.rows(part), columns, into: inputGradient.rows(part))
    }

    private func learn(_ memory: borrowing Memory, lanes: Int) {
      for channel in 0..<place.kernel.channels {
        let sums = place.totals(of: channel, lanes: lanes)
        let moments = place.running(channel, memory.parameters)
        let far = (sums.1 - moments.mean * sums.0) * moments.inverse
        let weight = Double(memory.parameters[place.weight + channel])
        place.learn(
          memory.gradients, channel, weight: far, bias: sums.0,
          mean: -weight * moments.inverse * sums.0,
          variance: -weight * moments.inverse * moments.inverse * far / 2)
      }
    }
  }
}
