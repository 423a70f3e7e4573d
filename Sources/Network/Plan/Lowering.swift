import Tensors

/// A graph made ready for one mode: without what that mode does not need, and with operations that
/// follow each other joined where one kernel can do both.
struct Lowering {
  private(set) var nodes: [Graph.Node]
  /// The value the loss reads, or that inference gives.
  private(set) var output: Graph.Value
  /// Whether the loss takes the last activation back, so that `output` holds logits.
  private(set) var givesLogits = false
  /// The values that are computed although neither the loss nor the outputs need them.
  private(set) var extras: Set<Graph.Value> = []

  /// - Parameter keepingLast: whether the last activation is computed even where the loss takes it back.
  init(_ graph: Graph, mode: Plan.Mode, fusing: Bool = true, keepingLast: Bool = false) {
    nodes = graph.nodes
    output = graph.output
    if keepingLast { extras = [graph.output] }
    if let loss = mode.loss { undoLastActivation(for: loss) }
    if !mode.trains {
      dropIdentities()
      for i in nodes.indices { nodes[i].operation = nodes[i].operation.inferenceForm }
    }
    dropUnused()
    extras.subtract([output])
    if fusing { fuse() }
  }

  private mutating func undoLastActivation(for loss: any Loss) {
    guard let last = nodes.last(where: { $0.output == output }),
      let undone = loss.undoes?.operation, AnyHashable(last.operation) == AnyHashable(undone)
    else { return }
    output = last.inputs[0]
    givesLogits = true
  }

  private mutating func dropIdentities() {
    for i in nodes.indices where nodes[i].operation.isIdentityInInference {
      replace(nodes[i].output, with: nodes[i].inputs[0])
    }
    nodes.removeAll { $0.operation.isIdentityInInference }
  }

  private mutating func replace(_ old: Graph.Value, with new: Graph.Value) {
    if output == old { output = new }
    for i in nodes.indices {
      nodes[i].inputs = nodes[i].inputs.map { $0 == old ? new : $0 }
    }
  }

  /// Keeps what the output depends on.
  private mutating func dropUnused() {
    var needed = extras.union([output])
    for node in nodes.reversed() where needed.contains(node.output) {
      needed.formUnion(node.inputs)
    }
    nodes.removeAll { !needed.contains($0.output) }
  }

  private mutating func fuse() {
    var i = 0
    while i < nodes.count {
      let consumers = nodes.indices.filter { nodes[$0].inputs.contains(nodes[i].output) }
      if nodes[i].output != output, consumers.count == 1, nodes[consumers[0]].inputs.count == 1,
        let joined = nodes[i].operation.fused(with: nodes[consumers[0]].operation)
      {
        nodes[i].operation = joined
        nodes[i].output = nodes[consumers[0]].output
        nodes[i].parameters += nodes[consumers[0]].parameters
        nodes.remove(at: consumers[0])
      } else {
        i += 1
      }
    }
  }
}
