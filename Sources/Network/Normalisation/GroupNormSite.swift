import Tensors

/// Where a group normalisation works: images [pixels, channels], sums of each lane, and the tensors.
struct GroupNormSite {
  let kernel: NormalisationKernel
  let groups: Int
  let input: Rows
  let output: Rows
  let gradient: Rows
  let inputGradient: Rows?
  private let width: Int
  private let pixels: Int
  private let weight: Int
  private let bias: Int
  private let learnsWeight: Bool
  private let learnsBias: Bool
  private let epsilon: Double
  private let saved: UnsafeMutablePointer<Float>
  private let scratch: UnsafeMutablePointer<Float>
  private let scratchStride: Int

  typealias Moments = BatchNormSite.Moments

  init(_ operation: GroupNorm, _ site: Site) {
    let channels = site.shapes[0].extents.last ?? 1
    kernel = NormalisationKernel(channels: channels)
    groups = operation.groups
    width = channels / groups
    pixels = site.shapes[0].count / max(channels, 1)
    (input, output) = (site.inputs[0], site.output)
    (gradient, inputGradient) = (site.outputGradient ?? site.output, site.inputGradients[0])
    (weight, bias) = (site.parameters[0].offset, site.parameters[1].offset)
    (learnsWeight, learnsBias) = (!site.frozen.contains(0), !site.frozen.contains(1))
    epsilon = operation.epsilon
    (saved, scratch, scratchStride) = (site.saved, site.scratch, site.scratchStride)
  }

  /// How many images there are.
  var count: Int { input.count }

  /// The pixels of one image.
  @inline(__always) func image(_ rows: Rows, _ row: Int) -> Rows {
    Rows(rows.pointer + row * rows.stride, count: pixels, columns: kernel.channels)
  }

  /// A lane's sums for the weight, then for the bias.
  @inline(__always) func totals(of lane: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(scratch + lane * scratchStride).assumingMemoryBound(to: Double.self)
  }

  @inline(__always) func workspace(of lane: Lane) -> UnsafeMutablePointer<Float> {
    scratch + lane.index * scratchStride + 4 * kernel.channels
  }

  private func channels(of group: Int) -> Range<Int> { group * width..<(group + 1) * width }

  // MARK: Moments

  @inline(__always) func moments(of group: Int, _ sums: NormalisationKernel.Sums) -> Moments {
    var (first, second) = (0.0, 0.0)
    for channel in channels(of: group) {
      first += sums.first[channel]
      second += sums.second[channel]
    }
    let count = Double(width * pixels)
    let mean = first / count
    let variance = max(second / count - mean * mean, 0)
    return Moments(mean: mean, variance: variance, inverse: 1 / (variance + epsilon).squareRoot())
  }

  @inline(__always) func keep(_ moments: Moments, row: Int, _ group: Int) {
    let own = saved + 3 * (row * groups + group)
    own[0] = Float(moments.mean)
    own[1] = Float(moments.mean - Double(own[0]))
    own[2] = Float(moments.inverse)
  }

  @inline(__always) func kept(row: Int, _ group: Int) -> Moments {
    let own = saved + 3 * (row * groups + group)
    return Moments(
      mean: Double(own[0]) + Double(own[1]), variance: .nan, inverse: Double(own[2]))
  }

  // MARK: Columns and gradients

  /// y = (x − mean) · scale + bias; what rounding takes from the mean goes into the bias.
  @inline(__always) func set(
    _ columns: NormalisationKernel.Columns, _ group: Int, _ moments: Moments,
    _ parameters: UnsafePointer<Float>
  ) {
    let mean = Float(moments.mean)
    for channel in channels(of: group) {
      let scale = Float(moments.inverse * Double(parameters[weight + channel]))
      columns.mean[channel] = mean
      columns.scale[channel] = scale
      columns.bias[channel] = Float(
        Double(parameters[bias + channel]) - (moments.mean - Double(mean)) * Double(scale))
    }
  }

  /// Adds what an image tells about the weight and the bias.
  @inline(__always) func add(
    _ sums: NormalisationKernel.Sums, _ group: Int, _ moments: Moments,
    to totals: UnsafeMutablePointer<Double>
  ) {
    for channel in channels(of: group) {
      totals[channel] +=
        (sums.second[channel] - moments.mean * sums.first[channel]) * moments.inverse
      totals[kernel.channels + channel] += sums.first[channel]
    }
  }

  /// d = scale · g + slope · (x − mean) + offset.
  @inline(__always) func setSlope(
    _ columns: NormalisationKernel.Columns, _ group: Int, _ moments: Moments,
    _ sums: NormalisationKernel.Sums, _ parameters: UnsafePointer<Float>
  ) {
    var (sum, far) = (0.0, 0.0)
    for channel in channels(of: group) {
      let own = Double(parameters[weight + channel])
      sum += own * sums.first[channel]
      far += own * (sums.second[channel] - moments.mean * sums.first[channel]) * moments.inverse
    }
    let count = Double(width * pixels)
    let slope = -moments.inverse * moments.inverse * far / count
    for channel in channels(of: group) {
      columns.slope[channel] = Float(slope)
      columns.offset[channel] = Float(
        -moments.inverse * sum / count - slope * (moments.mean - Double(columns.mean[channel])))
    }
  }

  /// Adds up the sums of all lanes.
  @inline(__always) func write(_ gradients: UnsafeMutablePointer<Float>, lanes: Int) {
    for channel in 0..<kernel.channels {
      var (first, second) = (0.0, 0.0)
      for lane in 0..<lanes {
        first += totals(of: lane)[channel]
        second += totals(of: lane)[kernel.channels + channel]
      }
      if learnsWeight { gradients[weight + channel] = Float(first) }
      if learnsBias { gradients[bias + channel] = Float(second) }
    }
  }
}
