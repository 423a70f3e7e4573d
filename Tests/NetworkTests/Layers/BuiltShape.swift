import Diagnostics
import Network
import Tensors
import Testing

/// The shape that layers give, as users read it, of rows of another.
func builtShape(_ input: Int..., layers: String...) throws -> [Int] {
  try builtNetwork(Shape(input), layers).graph?.presentedOutputShape.extents ?? []
}

/// What a user is told whose last layer does not fit.
func mistake(_ input: Int..., layers: String...) -> Diagnostic? {
  do {
    _ = try builtNetwork(Shape(input), layers)
    Issue.record("\(layers) fit")
    return nil
  } catch {
    return error as? Diagnostic
  }
}

/// A network of layers as the language writes them.
func builtNetwork(_ input: Shape, _ layers: [String], seed: UInt64 = 0) throws -> Network {
  var network = Network()
  var streams = RandomStreams(seed: seed)
  for layer in layers {
    try network.append(
      entry(layer, of: Layers.all), input: input, target: nil, streams: &streams)
  }
  return network
}

extension Network {
  /// What it gives of rows, one after the other.
  func told(_ inputs: [Float], rows: Int, threads: Int = 1) throws -> [Float] {
    try outputs(for: inputs, count: rows, threads: Threads(threads), plans: PlanCache())
  }
}
