import Tensors

/// Where a batch normalisation works: rows [count, channels], sums of each lane, and the tensors.
struct BatchNormSite {
  let kernel: NormalisationKernel
  let input: Rows
  let output: Rows
  let gradient: Rows
  let inputGradient: Rows?
  /// How many numbers of each channel there are.
  let count: Double
  /// Where the tensors begin in the buffer of parameters.
  let weight: Int
  private let bias: Int
  private let runningMean: Int
  private let runningVariance: Int
  private let frozen: (weight: Bool, bias: Bool, mean: Bool, variance: Bool)
  private let momentum: Double
  private let epsilon: Double
  private let saved: UnsafeMutablePointer<Float>
  private let scratch: UnsafeMutablePointer<Float>
  private let scratchStride: Int

  init(_ operation: BatchNorm, _ site: Site) {
    let channels = site.shapes[0].extents.last ?? 1
    let pixels = site.shapes[0].count / max(channels, 1)
    kernel = NormalisationKernel(channels: channels, isRectified: operation.isRectified)
    input = site.inputs[0].divided(into: pixels)
    output = site.output.divided(into: pixels)
    gradient = (site.outputGradient ?? site.output).divided(into: pixels)
    inputGradient = site.inputGradients[0]?.divided(into: pixels)
    count = Double(site.rows * pixels)
    let offsets = site.parameters.map(\.offset)
    (weight, bias, runningMean, runningVariance) = (offsets[0], offsets[1], offsets[2], offsets[3])
    let kept = (0..<4).map(site.frozen.contains)
    frozen = (kept[0], kept[1], kept[2], kept[3])
    (momentum, epsilon) = (operation.momentum, operation.epsilon)
    (saved, scratch, scratchStride) = (site.saved, site.scratch, site.scratchStride)
  }

  /// What a channel is brought to a mean of 0 and a spread of 1 with.
  struct Moments {
    let mean: Double
    let variance: Double
    /// 1 ÷ √(σ² + ε).
    let inverse: Double
  }

  @inline(__always) func scratch(of lane: Lane) -> UnsafeMutablePointer<Float> {
    scratch + lane.index * scratchStride
  }

  /// A channel's sums over all lanes, in their order.
  @inline(__always) func totals(of channel: Int, lanes: Int) -> (Double, Double) {
    var totals = (0.0, 0.0)
    for lane in 0..<lanes {
      let sums = kernel.sums(in: scratch + lane * scratchStride)
      totals.0 += sums.first[channel]
      totals.1 += sums.second[channel]
    }
    return totals
  }

  /// Sums the gradients of this lane's rows with the moments that forward used, and waits for the other
  /// lanes' sums; gives the columns that the gradient of the inputs is computed with.
  @inline(__always) func sumGradients(
    _ memory: borrowing Memory, ofBatch: Bool
  ) -> NormalisationKernel.Columns {
    let part = memory.lane.part(of: input.count)
    let own = scratch(of: memory.lane)
    let columns = kernel.columns(in: own)
    for channel in 0..<kernel.channels {
      let moments = ofBatch ? kept(channel) : running(channel, memory.parameters)
      set(columns, channel, moments, memory.parameters)
      (columns.slope[channel], columns.offset[channel]) = (0, 0)
    }
    kernel.spread(columns)
    kernel.gradientMoments(
      input.rows(part), gradient.rows(part), columns, into: kernel.sums(in: own))
    memory.lane.meet()
    return columns
  }

  // MARK: Moments

  @inline(__always) func moments(of channel: Int, lanes: Int) -> Moments {
    let totals = totals(of: channel, lanes: lanes)
    let mean = totals.0 / count
    return moments(mean, max(totals.1 / count - mean * mean, 0))
  }

  @inline(__always) func running(
    _ channel: Int, _ parameters: UnsafePointer<Float>
  ) -> Moments {
    moments(
      Double(parameters[runningMean + channel]), Double(parameters[runningVariance + channel]))
  }

  private func moments(_ mean: Double, _ variance: Double) -> Moments {
    Moments(mean: mean, variance: variance, inverse: 1 / (variance + epsilon).squareRoot())
  }

  /// Leaves a channel's moments for the gradient.
  @inline(__always) func keep(_ moments: Moments, _ channel: Int) {
    let mean = Float(moments.mean)
    saved[channel] = mean
    saved[kernel.channels + channel] = Float(moments.mean - Double(mean))
    saved[2 * kernel.channels + channel] = Float(moments.inverse)
  }

  @inline(__always) func kept(_ channel: Int) -> Moments {
    Moments(
      mean: Double(saved[channel]) + Double(saved[kernel.channels + channel]), variance: .nan,
      inverse: Double(saved[2 * kernel.channels + channel]))
  }

  /// Moves the running moments towards those of a batch; one number alone has no spread to tell, and what
  /// is not finite ends the training.
  @inline(__always) func move(
    _ statistics: UnsafeMutablePointer<Float>?, towards moments: Moments, _ channel: Int
  ) {
    guard let statistics, count > 1, moments.variance.isFinite else { return }
    let (mean, variance) = (
      statistics + runningMean + channel, statistics + runningVariance + channel
    )
    let unbiased = moments.variance * count / (count - 1)
    mean.pointee = Float((1 - momentum) * Double(mean.pointee) + momentum * moments.mean)
    variance.pointee = Float((1 - momentum) * Double(variance.pointee) + momentum * unbiased)
  }

  // MARK: Columns and gradients

  /// y = (x − mean) · scale + bias; what rounding takes from the mean goes into the bias.
  @inline(__always) func set(
    _ columns: NormalisationKernel.Columns, _ channel: Int, _ moments: Moments,
    _ parameters: UnsafePointer<Float>
  ) {
    let mean = Float(moments.mean)
    let scale = Float(moments.inverse * Double(parameters[weight + channel]))
    columns.mean[channel] = mean
    columns.scale[channel] = scale
    columns.bias[channel] = Float(
      Double(parameters[bias + channel]) - (moments.mean - Double(mean)) * Double(scale))
  }

  /// Writes the gradients that are wanted.
  @inline(__always) func learn(
    _ gradients: UnsafeMutablePointer<Float>, _ channel: Int, weight slope: Double,
    bias sum: Double, mean: Double = 0, variance: Double = 0
  ) {
    if !frozen.weight { gradients[weight + channel] = Float(slope) }
    if !frozen.bias { gradients[bias + channel] = Float(sum) }
    if !frozen.mean { gradients[runningMean + channel] = Float(mean) }
    if !frozen.variance { gradients[runningVariance + channel] = Float(variance) }
  }
}
