package import Diagnostics
package import Tensors

/// A network's shapes without its weights: what a layer would come to, told at once however large it
/// is.
package struct NetworkSketch: Sendable {
  private var network: Network
  private var builder: GraphBuilder?

  /// Begins with the layers of a network. `input` and `target` are those of the data, used where the
  /// network has none of its own yet.
  package init(_ network: Network, input: Shape?, tokens: InputTokens? = nil, target: Target?) {
    self.network = network
    self.network.target = network.target ?? target
    if network.inputShape == nil {
      (self.network.inputShape, self.network.inputTokens) = (input, tokens)
    }
    builder = try? Self.builder(of: self.network)
  }

  package var layerNames: [String] { network.allLayers.map(\.name) }
  /// The names of those that stand in no other.
  package var outerLayerNames: [String] { network.layers.map(\.name) }

  /// Whether a word is the name of a layer, or its number from 1.
  package func hasLayer(_ word: String) -> Bool { (try? network.layer(word)) != nil }

  private static func builder(of network: Network) throws(Diagnostic) -> GraphBuilder? {
    guard let input = network.inputShape else { return nil }
    var builder = GraphBuilder(
      input: input, tokens: network.inputTokens, target: network.target)
    for (number, layer) in network.layers.enumerated() {
      try builder.build(layer.layer, name: layer.name, number: number)
    }
    return builder
  }

  /// Adds a layer and says what it comes to; `nil` for one that only declares the input. Errors are
  /// those of adding it to the network.
  package mutating func append(
    _ layer: any Layer, name: String?, data: Shape?
  ) throws(Diagnostic) -> LayerSummary? {
    if let extents = layer.declaredInput {
      try network.declareInput(extents, data: data)
      builder = try Self.builder(of: network)
      return nil
    }
    let name = try network.checkedName(name, for: layer)
    guard var builder else { throw .unknownInput(of: name) }
    let (input, known) = (builder.graph.presentedOutputShape, builder.graph.parameters.count)
    let number = network.layers.count
    try builder.build(layer, name: name, number: number)
    network.layers.append(Network.NamedLayer(name: name, layer: layer))
    self.builder = builder
    let own = builder.graph.parameters.dropFirst(known)
    let activation = builder.lastActivation
    return LayerSummary(
      number: number + 1, name: name, kind: layer.kind, input: input,
      output: builder.graph.presentedOutputShape,
      activation: activation == .identity ? nil : activation?.written,
      parameters: own.reduce(0) { $0 + $1.shape.count }, isFrozen: false)
  }
}

extension Diagnostic {
  /// Nothing has said yet what a row of inputs looks like.
  static func unknownInput(of layer: String) -> Diagnostic {
    Diagnostic(
      "input.unknown", "'\(layer)' needs to know what a row of inputs looks like",
      hint: "load data first, or begin with 'layer input SIZE'")
  }
}
