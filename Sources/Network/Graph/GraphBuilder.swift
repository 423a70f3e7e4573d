package import Diagnostics
package import Tensors

/// What a layer builds its operations with.
package struct GraphBuilder {
  package private(set) var graph: Graph
  /// What is to be learnt, where it is known.
  package let target: Target?
  /// The name of the layer that is building: `dense1`.
  package private(set) var layerName = ""
  private var layer = 0
  /// The activation that the current layer ended with.
  private(set) var lastActivation: Activation?

  package init(input: Shape, target: Target?) {
    graph = Graph(input: input)
    self.target = target
  }

  package func shape(of value: Graph.Value) -> Shape { graph.shapes[value] }

  /// Builds a layer on the graph's output.
  mutating func build(_ layer: any Layer, name: String, number: Int) throws(Diagnostic) {
    layerName = name
    self.layer = number
    lastActivation = nil
    graph.output = try layer.build(in: &self, on: graph.output)
  }

  /// Declares a tensor of the layer; one that the machine's memory cannot hold is an error.
  package mutating func parameter(
    _ name: String, extents: [Int], initialiser: Initialiser, fan: Parameter.Fan,
    penalty: Penalty? = nil
  ) throws(Diagnostic) -> Int {
    let shape = try MachineMemory.shape(extents, of: layerName, beside: graph.parameters)
    return graph.add(
      Parameter(
        name: "\(layerName).\(name)", shape: shape, initialiser: initialiser, fan: fan,
        penalty: penalty))
  }

  /// Applies an operation; an input that does not fit is an error that names the layer.
  package mutating func apply(
    _ operation: any Operation, to inputs: [Graph.Value], parameters: [Int] = []
  ) throws(Diagnostic) -> Graph.Value {
    let shape = try operation.outputShape(inputs.map { graph.shapes[$0] })
    return graph.add(
      Graph.Node(
        operation: operation, inputs: inputs, output: 0, parameters: parameters, layer: layer),
      shape: shape)
  }

  /// Applies an activation, with the slope that it may learn; the identity adds nothing.
  package mutating func activate(
    _ value: Graph.Value, with activation: Activation
  ) throws(Diagnostic) -> Graph.Value {
    lastActivation = activation
    guard let operation = activation.operation else { return value }
    var slopes: [Int] = []
    for shape in operation.parameterShapes([self.shape(of: value)]) {
      slopes.append(
        try parameter(
          "slope", extents: shape.extents, initialiser: .constant(activation.parameter),
          fan: Parameter.Fan(inputs: 1, outputs: 1)))
    }
    return try apply(operation, to: [value], parameters: slopes)
  }
}
