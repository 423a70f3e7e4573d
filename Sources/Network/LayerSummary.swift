package import Tensors

/// One line of a network's summary.
package struct LayerSummary: Sendable {
  /// From 1; that of the layer it stands in for one inside another.
  package let number: Int
  package let name: String
  package let kind: String
  package let input: Shape
  package let output: Shape
  /// The activation it ends with; `nil` where it has none.
  package let activation: String?
  package let parameters: Int
  /// Whether training leaves it as it is.
  package let isFrozen: Bool
  /// Whether it stands inside another.
  package var isInside = false
  /// Those inside it, branch by branch.
  package var branches: [[LayerSummary]] = []

  /// It and all inside it.
  package var withInside: [LayerSummary] { [self] + branches.joined().flatMap(\.withInside) }
}

extension Network {
  /// What each layer is, takes and gives.
  package var summary: [LayerSummary] {
    layers.enumerated().compactMap { line(of: $1, number: $0 + 1) }
  }

  /// What a layer is, also one inside another.
  package func summary(ofLayer name: String) -> LayerSummary? {
    guard let index = layers.firstIndex(where: { $0.allNames.contains(name) }),
      let layer = ([layers[index]] + layers[index].inside).first(where: { $0.name == name })
    else { return nil }
    return line(of: layer, number: index + 1, isInside: layers[index].name != name)
  }

  private func line(
    of layer: NamedLayer, number: Int, isInside: Bool = false
  ) -> LayerSummary? {
    guard let built = built[layer.name] else { return nil }
    let own = parameters(ofLayer: layer.name).map { layout.slots[$0] }
    return LayerSummary(
      number: number, name: layer.name, kind: layer.layer.kind, input: built.input,
      output: built.output,
      activation: built.activation == .identity ? nil : built.activation?.written,
      parameters: own.reduce(0) { $0 + $1.shape.count }, isFrozen: layer.isFrozen,
      isInside: isInside,
      branches: layer.branches.map { branch in
        branch.compactMap { line(of: $0, number: number, isInside: true) }
      })
  }
}
