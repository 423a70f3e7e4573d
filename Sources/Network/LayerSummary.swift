package import Tensors

/// One line of a network's summary.
package struct LayerSummary: Sendable {
  /// From 1.
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
}

extension Network {
  /// What each layer is, takes and gives.
  package var summary: [LayerSummary] {
    var lines: [LayerSummary] = []
    for (i, (layer, built)) in zip(layers, built).enumerated() {
      let own = parameters(ofLayer: i).map { layout.slots[$0] }
      let activation = built.activation == .identity ? nil : built.activation?.written
      lines.append(
        LayerSummary(
          number: i + 1, name: layer.name, kind: layer.layer.kind, input: built.input,
          output: built.output, activation: activation,
          parameters: own.reduce(0) { $0 + $1.shape.count }, isFrozen: layer.isFrozen))
    }
    return lines
  }
}
