package import Diagnostics
package import Tensors

/// What a layer came to when it was built.
struct BuiltLayer: Sendable {
  var input: Shape
  var output: Shape
  var activation: Activation?
  /// What it gives, among the values of the graph.
  var value: Graph.Value
}

// Adding and removing layers. Weights of tensors that keep their name and shape stay as they are.
extension Network {
  /// Adds a layer. `input` and `target` are those of the data, used where the network has none of its
  /// own yet; `streams` gives the first weights.
  package mutating func append(
    _ layer: any Layer, name: String? = nil, input: Shape? = nil, tokens: InputTokens? = nil,
    target: Target? = nil, streams: inout RandomStreams
  ) throws(Diagnostic) {
    var draft = self
    if draft.target == nil { draft.target = target }
    if let extents = layer.declaredInput {
      try draft.declareInput(extents, data: input)
      draft.inputTokens = layer.declaredTokens ?? tokens
    } else {
      let name = try draft.checkedName(name, for: layer)
      if draft.inputShape == nil { (draft.inputShape, draft.inputTokens) = (input, tokens) }
      draft.layers.append(NamedLayer(name: name, layer: layer))
    }
    try draft.rebuild(streams: &streams)
    self = draft
  }

  /// Removes the layer at a place of `layers`.
  package mutating func remove(
    at index: Int, streams: inout RandomStreams
  ) throws(Diagnostic) {
    var draft = self
    draft.layers.remove(at: index)
    try draft.rebuild(streams: &streams)
    self = draft
  }

  /// All layers, each before those inside it.
  package var allLayers: [NamedLayer] { layers.flatMap { [$0] + $0.inside } }

  /// The layer that a user names, also one inside another, or numbers from 1.
  package func layer(_ reference: String) throws(Diagnostic) -> NamedLayer {
    if let layer = allLayers.first(where: { $0.name == reference }) { return layer }
    if let number = Int(reference), layers.indices.contains(number - 1) {
      return layers[number - 1]
    }
    throw unknownLayer(reference, among: allLayers.map(\.name))
  }

  /// The place in `layers` of a layer that a user names, or numbers from 1.
  package func index(ofLayer reference: String) throws(Diagnostic) -> Int {
    if let index = layers.firstIndex(where: { $0.name == reference }) { return index }
    if let number = Int(reference), layers.indices.contains(number - 1) { return number - 1 }
    if let outer = layers.first(where: { $0.allNames.contains(reference) }) {
      throw Diagnostic(
        "layer.inside", "'\(reference)' stands inside '\(outer.name)'",
        hint: "name the whole of it: \(outer.name)")
    }
    throw unknownLayer(reference, among: layers.map(\.name))
  }

  func unknownLayer(_ reference: String, among names: [String]) -> Diagnostic {
    guard !layers.isEmpty else {
      return Diagnostic(
        "layer.unknown", "the network has no layers", hint: "add one with 'layer dense 16 relu'")
    }
    return Diagnostic(
      "layer.unknown", "no layer is called '\(reference)'",
      hint: "the layers are \(names.joined(separator: ", "))",
      correction: .nearest(to: reference, among: names))
  }

  mutating func declareInput(
    _ extents: [Int], data: Shape?
  ) throws(Diagnostic) {
    guard layers.isEmpty else {
      throw Diagnostic(
        "layer.input", "'layer input' comes before all other layers",
        hint: "start anew with 'network'")
    }
    guard let shape = Shape(checking: extents) else {
      throw Diagnostic("layer.input", "a row of this size cannot be counted", argument: "size")
    }
    try about("size") { () throws(Diagnostic) in
      try MachineMemory.check(
        bytes: Double(shape.count) * 4, for: "a row of inputs", "its numbers")
    }
    if let data, data.count != shape.count {
      throw Diagnostic(
        "layer.input", "the data has \(data.count) inputs a row, and this says \(shape.count)",
        argument: "size",
        hint: "leave 'layer input' out: shapes come from the data; 'reset' forgets the data")
    }
    inputShape = shape
  }

  func checkedName(
    _ name: String?, for layer: any Layer
  ) throws(Diagnostic) -> String {
    let taken = takenNames.union((layer as? any CompositeLayer)?.innerNames ?? [])
    guard let name else { return freeName(for: layer.kind, beside: taken) }
    let isName =
      name.first.map { $0.isLetter || $0 == "_" } == true
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    guard isName else {
      throw Diagnostic(
        "layer.name", "'\(name)' is not a name",
        hint: "use letters, digits and _, beginning with a letter")
    }
    guard !taken.contains(name) else {
      throw Diagnostic(
        "layer.name", "a layer is called '\(name)' already", hint: "choose another name")
    }
    return name
  }

  private var takenNames: Set<String> { reservedNames.union(layers.flatMap(\.allNames)) }

  /// `dense2`: the kind with the next number that no layer of it has reached.
  private func freeName(for kind: String, beside taken: Set<String>) -> String {
    var largest = 0
    for name in taken where name.hasPrefix(kind) {
      largest = max(largest, Int(name.dropFirst(kind.count)) ?? 0)
    }
    return "\(kind)\(largest + 1)"
  }

  /// Builds the graph anew, keeping what still has its place.
  mutating func rebuild(streams: inout RandomStreams) throws(Diagnostic) {
    guard !layers.isEmpty else {
      (graph, built) = (nil, [:])
      return adopt(ParameterLayout([]), [], streams: &streams)
    }
    guard let inputShape else { throw .unknownInput(of: layers[0].name) }
    var builder = GraphBuilder(input: inputShape, tokens: inputTokens, target: target)
    for (number, layer) in layers.enumerated() {
      try builder.build(layer.layer, name: layer.name, number: number)
    }
    (graph, built) = (builder.graph, builder.built)
    adopt(ParameterLayout(builder.graph.parameters), builder.graph.parameters, streams: &streams)
  }

  /// Moves to a new layout: tensors it shares with the old one are copied, others initialised.
  private mutating func adopt(
    _ new: ParameterLayout, _ parameters: [Parameter], streams: inout RandomStreams
  ) {
    var buffer = FloatBuffer(count: new.count)
    if new != layout, !optimizer.outlivesLayers { optimizerState = OptimizerState() }
    var slots = optimizerState.slots.map { _ in FloatBuffer(count: new.count) }
    var missed: [Int] = []
    for (slot, parameter) in zip(new.slots, parameters) {
      if let place = layout.slots.firstIndex(where: { $0.name == slot.name }),
        case let old = layout.slots[place], old.shape == slot.shape
      {
        missed.append(optimizerState.missed(by: place))
        new.write(layout.read(old, from: self.parameters), to: slot, in: &buffer)
        for i in slots.indices {
          new.write(layout.read(old, from: optimizerState.slots[i]), to: slot, in: &slots[i])
        }
      } else {
        let tensor = parameter.initialiser.fill(parameter, from: &streams[.initialisation])
        new.write(tensor, to: slot, in: &buffer)
        for (i, name) in zip(slots.indices, optimizer.slots) {
          let value = optimizer.firstValue(of: name, rate: optimizer.baseRate)
          new.fill(slot, with: value, in: &slots[i])
        }
        missed.append(optimizerState.steps)
      }
    }
    optimizerState.missed = missed.contains { $0 > 0 } ? missed : []
    layout = new
    self.parameters = buffer
    optimizerState.slots = slots
  }
}
