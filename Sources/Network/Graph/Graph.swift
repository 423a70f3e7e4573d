package import Tensors

/// A computation as a value: operations in an order in which each follows what it reads.
///
/// Shapes are those of one row; how many rows a batch has is the Plan's matter.
package struct Graph: Hashable, Sendable {
  /// What flows between operations, by its place in `shapes`.
  package typealias Value = Int

  /// One operation and what it works on.
  package struct Node: Sendable {
    package var operation: any Operation
    package var inputs: [Value]
    package var output: Value
    /// Places in the graph's `parameters`.
    package var parameters: [Int]
    /// The number of the layer that built it, from 0.
    package var layer: Int
    /// The name of that layer, or of the one inside it that built it.
    package var layerName = ""
  }

  /// The shape of each value; value 0 is the input.
  package private(set) var shapes: [Shape]
  package private(set) var nodes: [Node] = []
  package private(set) var parameters: [Parameter] = []
  /// The images among the values whose channels lie beside each other: [height, width, channels].
  package private(set) var channelsLast: Set<Value> = []
  /// Of sequences that end before their last step, or may: the tokens, one a step, of which 0 is padding.
  package private(set) var masks: [Value: Value] = [:]
  /// What the whole computation gives.
  package var output: Value = 0

  package init(input: Shape) {
    shapes = [input]
  }

  package static let input: Value = 0

  package var inputShape: Shape { shapes[Self.input] }
  package var outputShape: Shape { shapes[output] }
  package var presentedOutputShape: Shape { presentedShape(of: output) }

  /// Adds an operation; returns the value it gives, of the shape its rule says.
  package mutating func add(_ node: Node, shape: Shape) -> Value {
    var node = node
    node.output = shapes.count
    shapes.append(shape)
    nodes.append(node)
    if isChannelsLast(node, shape) { channelsLast.insert(node.output) }
    if let mask = node.inputs.first.flatMap({ masks[$0] }), shape.isSequence,
      shape.steps == shapes[mask].count
    {
      masks[node.output] = mask
    }
    output = node.output
    return node.output
  }

  private func isChannelsLast(_ node: Node, _ shape: Shape) -> Bool {
    node.operation.outputOrder.map { $0 == .channelsLast }
      ?? (shape.rank == 3 && node.inputs.contains(where: channelsLast.contains))
  }

  /// The shape of a value as users read it: an image is `channels height width`.
  package func presentedShape(of value: Value) -> Shape {
    let shape = shapes[value]
    guard channelsLast.contains(value), shape.rank == 3 else { return shape }
    return Shape(shape.extents[2], shape.extents[0], shape.extents[1])
  }

  /// Says which tokens tell the padding of a sequence.
  package mutating func mask(_ value: Value, by tokens: Value) { masks[value] = tokens }

  /// Adds a named tensor; returns its place.
  package mutating func add(_ parameter: Parameter) -> Int {
    parameters.append(parameter)
    return parameters.count - 1
  }

  /// The operation that gives a value; none gives the input.
  package func producer(of value: Value) -> Node? {
    nodes.last { $0.output == value }
  }
}

extension Graph.Node: Hashable {
  package static func == (a: Self, b: Self) -> Bool {
    AnyHashable(a.operation) == AnyHashable(b.operation) && a.inputs == b.inputs
      && a.output == b.output && a.parameters == b.parameters
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(AnyHashable(operation))
    hasher.combine(inputs)
    hasher.combine(output)
    hasher.combine(parameters)
  }
}
