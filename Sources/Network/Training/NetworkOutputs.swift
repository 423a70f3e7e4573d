import Tensors

/// What a network gave for some rows, after its last activation.
package struct NetworkOutputs: Sendable {
  /// Row after row, `width` numbers each.
  package let numbers: [Double]
  package let width: Int
  /// The class that each row is given: the first of its largest outputs, or the side of the only one.
  package let chosen: [Int32]
  /// Whether the numbers are probabilities of classes.
  package let areProbabilities: Bool

  /// From what the network's loss read: where that is logits, the last activation is made up for in
  /// Float64, so that no probability near 0 or 1 is lost to rounding.
  init(_ read: [Float], of network: Network, graph: Graph) {
    let lowering = Lowering(graph, mode: .evaluate(network.loss), fusing: false)
    let shape = graph.shapes[lowering.output]
    width = shape.width
    let numbers = read.map(Double.init)
    if lowering.givesLogits, let last = graph.producer(of: graph.output) {
      let rows = numbers.count / max(width, 1)
      self.numbers = last.operation.reference(
        ReferenceSite(rows: rows, shapes: [Shape(width)], inputs: [numbers]))
    } else {
      self.numbers = numbers
    }
    // The same side that the plan counts hits on.
    let threshold: Float = lowering.givesLogits ? 0 : network.loss.boundary
    chosen = Self.chosen(read, width: width, threshold: threshold)
    let activation = network.outputActivation
    areProbabilities = activation == .softmax || activation == .sigmoid && width == 1
  }

  private static func chosen(_ read: [Float], width: Int, threshold: Float) -> [Int32] {
    guard width > 1 else { return read.map { $0 > threshold ? 1 : 0 } }
    var chosen: [Int32] = []
    chosen.reserveCapacity(read.count / width)
    for start in stride(from: 0, to: read.count, by: width) {
      var best = 0
      for i in 1..<width where read[start + i] > read[start + best] { best = i }
      chosen.append(Int32(best))
    }
    return chosen
  }
}
