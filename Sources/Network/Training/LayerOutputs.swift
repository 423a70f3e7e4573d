package import Diagnostics
package import Tensors

extension Network {
  /// What a layer gives for `count` rows of prepared inputs when not training, row after row; empty
  /// for a layer that computes nothing then.
  ///
  /// - Parameter name: a layer's, also of one inside another.
  package func outputs(
    ofLayer name: String, for inputs: [Float], count: Int, threads: Threads = .available,
    plans: PlanCache
  ) throws(Diagnostic) -> [Float] {
    var graph = try builtGraph()
    guard let value = value(ofLayer: name, in: graph) else { return [] }
    graph.output = value
    return try outputs(of: graph, for: inputs, count: count, threads: threads, plans: plans)
  }

  /// What a layer gives, if it or a layer inside it computes anything.
  private func value(ofLayer name: String, in graph: Graph) -> Graph.Value? {
    let names = Set(allLayers.first { $0.name == name }?.allNames ?? [])
    let own = graph.nodes.filter { names.contains($0.layerName) }
    return own.allSatisfy(\.operation.isIdentityInInference) ? nil : built[name]?.value
  }

  /// The same for one row, with its shape as users read it: an image channel after channel.
  package func output(
    ofLayer name: String, for inputs: [Float], threads: Threads = .available, plans: PlanCache
  ) throws(Diagnostic) -> Tensor? {
    let graph = try builtGraph()
    guard let value = value(ofLayer: name, in: graph) else { return nil }
    let numbers = try outputs(
      ofLayer: name, for: inputs, count: 1, threads: threads, plans: plans)
    let shape = graph.presentedShape(of: value)
    guard graph.channelsLast.contains(value), shape.rank == 3 else {
      return Tensor(shape, numbers)
    }
    let (channels, pixels) = (shape.extents[0], shape.extents[1] * shape.extents[2])
    return Tensor(
      shape, (0..<shape.count).map { numbers[$0 % pixels * channels + $0 / pixels] })
  }
}
