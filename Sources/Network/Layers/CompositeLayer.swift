import Diagnostics
import Specification

/// A layer that is made of others, in branches that each begin at its input.
package protocol CompositeLayer: Layer {
  var branches: [[Network.NamedLayer]] { get set }
}

extension CompositeLayer {
  /// `residual { layer dense 16 relu name dense1 }`.
  package var written: String {
    let blocks = branches.map { "{ \($0.map(\.statement).joined(separator: "; ")) }" }
    return ([kind] + blocks).joined(separator: " ")
  }

  /// The names of its layers, and of those inside them.
  package var innerNames: [String] { branches.joined().flatMap(\.allNames) }

  /// With the layers of its branches.
  package init(_ branches: [[Network.NamedLayer]]) {
    self.init()
    self.branches = branches
  }

  /// Builds each branch on the input; returns what they give.
  func buildBranches(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> [Graph.Value] {
    var outputs: [Graph.Value] = []
    for branch in branches { outputs.append(try graph.build(branch, on: input)) }
    return outputs
  }
}

extension Network.NamedLayer {
  /// The statement that adds it: `layer dense 16 relu name dense1`.
  package var statement: String {
    layer is any CompositeLayer
      ? "\(layer.written) name \(name)" : "layer \(layer.written) name \(name)"
  }

  /// Its name, and those of the layers inside.
  package var allNames: [String] {
    [name] + ((layer as? any CompositeLayer)?.innerNames ?? [])
  }

  /// Those it is made of; none for a layer that is not made of others.
  package var branches: [[Network.NamedLayer]] {
    (layer as? any CompositeLayer)?.branches ?? []
  }

  /// The layers inside, those in them too.
  package var inside: [Network.NamedLayer] {
    branches.joined().flatMap { [$0] + $0.inside }
  }

  /// It and those inside, each after those inside it: as they work.
  package var inOrder: [Network.NamedLayer] {
    branches.joined().flatMap(\.inOrder) + [self]
  }
}
