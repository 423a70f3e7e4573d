package import Diagnostics
package import Tensors

extension Network {
  /// What a layer gives for `count` rows of prepared inputs when not training, row after row; empty
  /// for a layer that computes nothing then.
  ///
  /// - Parameter index: the place of the layer in `layers`.
  package func outputs(
    ofLayer index: Int, for inputs: [Float], count: Int, threads: Threads = .available,
    plans: PlanCache
  ) throws(Diagnostic) -> [Float] {
    var graph = try builtGraph()
    guard let last = lastNode(ofLayer: index, in: graph) else { return [] }
    graph.output = last.output
    return try outputs(of: graph, for: inputs, count: count, threads: threads, plans: plans)
  }

  private func lastNode(ofLayer index: Int, in graph: Graph) -> Graph.Node? {
    let own = graph.nodes.filter { $0.layer == index }
    return own.allSatisfy(\.operation.isIdentityInInference) ? nil : own.last
  }

  /// The same for one row, with its shape as users read it: an image channel after channel.
  package func output(
    ofLayer index: Int, for inputs: [Float], threads: Threads = .available, plans: PlanCache
  ) throws(Diagnostic) -> Tensor? {
    let graph = try builtGraph()
    guard let last = lastNode(ofLayer: index, in: graph) else { return nil }
    let numbers = try outputs(
      ofLayer: index, for: inputs, count: 1, threads: threads, plans: plans)
    let shape = graph.presentedShape(of: last.output)
    guard graph.channelsLast.contains(last.output), shape.rank == 3 else {
      return Tensor(shape, numbers)
    }
    let (channels, pixels) = (shape.extents[0], shape.extents[1] * shape.extents[2])
    return Tensor(
      shape, (0..<shape.count).map { numbers[$0 % pixels * channels + $0 / pixels] })
  }
}
