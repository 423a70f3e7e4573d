import Tensors

/// Where a layer normalisation works: what is normalised as rows, each lane's sums, and the tensors.
struct LayerNormSite {
  let input: Rows
  let output: Rows
  let gradient: Rows
  let inputGradient: Rows?
  let epsilon: Float
  let means: UnsafeMutablePointer<Float>
  let inverses: UnsafeMutablePointer<Float>
  private let weight: Int
  private let bias: Int
  private let learnsWeight: Bool
  private let learnsBias: Bool
  /// The pixels and channels of an image; one pixel of anything else.
  private let pixels: Int
  private let channels: Int
  private let scratch: UnsafeMutablePointer<Float>
  private let scratchStride: Int

  init(_ operation: LayerNorm, _ site: Site) {
    let shape = site.shapes[0]
    channels = shape.rank == 3 ? shape.extents[2] : shape.width
    pixels = shape.width / max(channels, 1)
    let steps = site.byStep
    (input, output) = (steps.inputs[0], steps.output)
    gradient = steps.outputGradient ?? steps.output
    inputGradient = steps.inputGradients[0]
    epsilon = Float(operation.epsilon)
    (means, inverses) = (site.saved, site.saved + steps.rows)
    (weight, bias) = (site.parameters[0].offset, site.parameters[1].offset)
    (learnsWeight, learnsBias) = (!site.frozen.contains(0), !site.frozen.contains(1))
    (scratch, scratchStride) = (site.scratch, site.scratchStride)
  }

  var learns: Bool { learnsWeight || learnsBias }

  /// The place in a tensor [channels, height, width] of a number of an image [height, width, channels].
  static func place(of index: Int, in shape: Shape) -> Int {
    guard shape.rank == 3 else { return index }
    let channels = shape.extents[2]
    return index % channels * (shape.count / channels) + index / channels
  }

  /// A lane's sums for the weight, then for the bias.
  @inline(__always) func sums(of lane: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(scratch + lane * scratchStride).assumingMemoryBound(to: Double.self)
  }

  /// The weight and the bias in the order of the numbers.
  @inline(__always) func tensors(
    _ parameters: UnsafePointer<Float>, _ lane: Lane
  ) -> (UnsafePointer<Float>, UnsafePointer<Float>) {
    guard pixels > 1, channels > 1 else { return (parameters + weight, parameters + bias) }
    let own = scratch + lane.index * scratchStride + 4 * input.columns
    let second = own + input.columns
    RowKernels.transpose(parameters + weight, into: own, rows: channels, columns: pixels)
    RowKernels.transpose(parameters + bias, into: second, rows: channels, columns: pixels)
    return (UnsafePointer(own), UnsafePointer(second))
  }

  /// Adds up the sums of all lanes, of this lane's share of the numbers.
  @inline(__always) func write(_ gradients: UnsafeMutablePointer<Float>, _ lane: Lane) {
    for i in lane.part(of: input.columns, grain: 16) {
      var (first, second) = (0.0, 0.0)
      for other in 0..<lane.count {
        first += sums(of: other)[i]
        second += sums(of: other)[input.columns + i]
      }
      let place = i % channels * pixels + i / channels
      if learnsWeight { gradients[weight + place] = Float(first) }
      if learnsBias { gradients[bias + place] = Float(second) }
    }
  }
}
