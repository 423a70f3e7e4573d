package import Diagnostics
package import Tensors

/// What a layer builds its operations with.
package struct GraphBuilder {
  package private(set) var graph: Graph
  /// What is to be learnt, where it is known.
  package let target: Target?
  /// What the numbers of the input stand for, where they are tokens.
  package let tokens: InputTokens?
  /// The name of the layer that is building: `dense1`.
  package private(set) var layerName = ""
  private var layer = 0
  /// The activation that the current layer ended with.
  private(set) var lastActivation: Activation?
  /// What each layer that was built turned out to be, by its name.
  private(set) var built: [String: BuiltLayer] = [:]

  package init(input: Shape, tokens: InputTokens? = nil, target: Target?) {
    graph = Graph(input: input)
    self.tokens = tokens
    self.target = target
  }

  /// The shape of a row of a value, as it lies in memory.
  package func shape(of value: Graph.Value) -> Shape { graph.shapes[value] }

  /// The shape of a value as users read it: an image is `channels height width`.
  package func presentedShape(of value: Graph.Value) -> Shape { graph.presentedShape(of: value) }

  /// Builds a layer on the graph's output.
  mutating func build(_ layer: any Layer, name: String, number: Int) throws(Diagnostic) {
    self.layer = number
    graph.output = try build(layer, name: name, on: graph.output)
  }

  private mutating func build(
    _ layer: any Layer, name: String, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    (layerName, lastActivation) = (name, nil)
    let value = try layer.build(in: &self, on: input)
    built[name] = BuiltLayer(
      input: presentedShape(of: input), output: presentedShape(of: value),
      activation: lastActivation, value: value)
    return value
  }

  /// Builds layers inside the one that is being built; returns what the last of them gives.
  mutating func build(
    _ layers: [Network.NamedLayer], on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let own = layerName
    defer { (layerName, lastActivation) = (own, nil) }
    var value = input
    for layer in layers { value = try build(layer.layer, name: layer.name, on: value) }
    return value
  }

  /// Declares a tensor of the layer; one that the machine's memory cannot hold is an error.
  ///
  /// - Parameter learns: whether the optimizer moves it; statistics of what flows by are kept without.
  package mutating func parameter(
    _ name: String, extents: [Int], initialiser: Initialiser, fan: Parameter.Fan,
    penalty: Penalty? = nil, learns: Bool = true
  ) throws(Diagnostic) -> Int {
    let shape = try MachineMemory.shape(extents, of: layerName, beside: graph.parameters)
    return graph.add(
      Parameter(
        name: "\(layerName).\(name)", shape: shape, initialiser: initialiser, fan: fan,
        penalty: penalty, learns: learns))
  }

  /// Applies an operation; an input that does not fit is an error that names the layer.
  package mutating func apply(
    _ operation: any Operation, to inputs: [Graph.Value], parameters: [Int] = []
  ) throws(Diagnostic) -> Graph.Value {
    let shape = try outputShape(of: operation, inputs)
    lastActivation = nil
    return graph.add(
      Graph.Node(
        operation: operation, inputs: inputs, output: 0, parameters: parameters, layer: layer,
        layerName: layerName),
      shape: shape)
  }

  /// The shape that an operation gives; a size that cannot be is said of the layer.
  private func outputShape(
    of operation: any Operation, _ inputs: [Graph.Value]
  ) throws(Diagnostic) -> Shape {
    do throws(Diagnostic) {
      return try operation.outputShape(inputs.map { graph.shapes[$0] })
    } catch {
      guard error.id == "shape.size" else { throw error }
      throw Diagnostic(
        "shape.size", "'\(layerName)': \(error.message)",
        hint: error.hint ?? "choose a smaller size")
    }
  }

  // MARK: Padding

  /// Says which tokens tell the padding of a sequence, and of what is made of it step by step.
  package mutating func mask(_ value: Graph.Value, by tokens: Graph.Value) {
    graph.mask(value, by: tokens)
  }

  /// The value, with the tokens that tell its padding, for an operation that passes over it.
  package func masked(_ value: Graph.Value) -> [Graph.Value] {
    [value] + (graph.masks[value].map { [$0] } ?? [])
  }

  // MARK: Forms

  /// The value as an image [height, width, channels]; anything else is an error that names the layer.
  package mutating func image(_ value: Graph.Value) throws(Diagnostic) -> Graph.Value {
    guard shape(of: value).rank == 3 else {
      let shape = shape(of: value)
      throw Diagnostic(
        "shape.image",
        "'\(layerName)' needs an image, channels height width, and gets \(described(shape))",
        hint: "make one of it first: 'layer reshape \(imageExtents(of: shape.count))'")
    }
    return graph.channelsLast.contains(value) ? value : try apply(ChannelsLast(), to: [value])
  }

  /// The value as a sequence [steps, features]; anything else is an error that names the layer.
  package func sequence(_ value: Graph.Value) throws(Diagnostic) -> Graph.Value {
    let shape = shape(of: value)
    guard shape.isSequence else {
      let count = shape.count
      if value == Graph.input, tokens != nil {
        throw Diagnostic(
          "shape.sequence", "'\(layerName)' needs a sequence of numbers, and gets \(count) tokens",
          hint: "give each token a vector first: 'layer embedding all 32'")
      }
      let steps = (2...max(2, count)).first { count.isMultiple(of: $0) } ?? count
      throw Diagnostic(
        "shape.sequence",
        "'\(layerName)' needs a sequence, steps features, and gets \(described(shape))",
        hint: "make one of it first: 'layer reshape \(count / steps) \(steps)'")
    }
    return value
  }

  /// Whether a value is an image that lies channel beside channel.
  package func isChannelsLast(_ value: Graph.Value) -> Bool { graph.channelsLast.contains(value) }

  /// The numbers of the value in one run, those of an image in PyTorch's order.
  package mutating func flat(_ value: Graph.Value) throws(Diagnostic) -> Graph.Value {
    if shape(of: value).rank < 2 { return value }
    let order = graph.channelsLast.contains(value) ? ImageOrder.channelsLast : .channelsFirst
    return try apply(Flatten(order), to: [value])
  }

  private func described(_ shape: Shape) -> String {
    switch shape.rank {
    case 1: shape.count == 1 ? "one number" : "\(shape.count) numbers"
    case 2: "a sequence of \(shape.steps) × \(shape.width)"
    default: "an image"
    }
  }

  /// `1 8 8` for 64 numbers: the squarest image.
  private func imageExtents(of count: Int) -> String {
    var height = Int(Double(count).squareRoot())
    while height > 1, !count.isMultiple(of: height) { height -= 1 }
    return "1 \(max(height, 1)) \(count / max(height, 1))"
  }

  /// Applies an activation, with the slope that it may learn; the identity adds nothing.
  package mutating func activate(
    _ value: Graph.Value, with activation: Activation
  ) throws(Diagnostic) -> Graph.Value {
    guard let operation = activation.operation else {
      lastActivation = activation
      return value
    }
    var slopes: [Int] = []
    for shape in operation.parameterShapes([self.shape(of: value)]) {
      slopes.append(
        try parameter(
          "slope", extents: shape.extents, initialiser: .constant(activation.parameter),
          fan: Parameter.Fan(inputs: 1, outputs: 1)))
    }
    let result = try apply(operation, to: [value], parameters: slopes)
    lastActivation = activation
    return result
  }
}
