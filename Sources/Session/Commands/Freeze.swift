package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification

/// `freeze LAYER …`: training leaves layers as they are.
package struct Freeze: DraftCommand {
  var layers: [LayerReference] = []

  package init() {}

  package static let spec = Spec<Freeze>(
    "freeze", "Keeps layers as they are while the others train.",
    [
      .rest(
        \.layers, "layer", "Numbers or names of layers, also inside others, or all of them.",
        meaning: Meaning(.layer, or: [Choice("all", "each layer that has weights")]))
    ],
    examples: ["data iris", "layer dense 16 relu", "layer dense out", "freeze dense1"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try interpreter.setFrozen(true, layers)
    return .none
  }
}

extension Interpreter {
  /// Freezes layers of the network in use, or lets them learn again, and shows them.
  func setFrozen(_ isFrozen: Bool, _ references: [LayerReference]) throws(Diagnostic) {
    var model = try modelInUse()
    var seen: Set<String> = []
    for reference in references {
      for name in try names(of: reference, in: model.network) {
        guard seen.insert(name).inserted else { throw twice(reference) }
        try model.network.setFrozen(isFrozen, layer: name)
        if let line = model.network.summary(ofLayer: name) { emit(.text(line.sentence)) }
      }
    }
    draft.models[draft.modelName] = model
  }

  private func twice(_ reference: LayerReference) -> Diagnostic {
    Diagnostic(
      "layer.twice", "layer '\(reference.text)' is named twice", argument: "layer",
      hint: "name each layer once")
  }

  /// A layer, or after `all` each that has parameters.
  private func names(
    of reference: LayerReference, in network: Network
  ) throws(Diagnostic) -> [String] {
    let isName = network.allLayers.contains { $0.name == reference.text }
    guard reference.text == "all", !isName else {
      return [try network.layer(reference.text).name]
    }
    return network.layers.map(\.name).filter { network.hasParameters(layer: $0) }
  }
}
