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
    let own = graph.nodes.filter { $0.layer == index }
    guard let last = own.last, !own.allSatisfy(\.operation.isIdentityInInference) else {
      return []
    }
    graph.output = last.output
    return try outputs(of: graph, for: inputs, count: count, threads: threads, plans: plans)
  }
}
