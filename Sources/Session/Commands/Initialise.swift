package import Diagnostics
import Network
import OrderedCollections
package import Specification

/// `init NAME [layer …]`: draws new weights.
package struct Initialise: DraftCommand {
  var initialiser = Initialiser.auto
  var layers: [LayerReference] = []

  package init() {}

  package static let spec = Spec<Initialise>(
    "init", "Draws new weights; biases begin at their own first values again.",
    [
      .positional(\.initialiser, "initialiser", "What the weights become.", placeholder: "NAME"),
      .option(\.layers, "layer", "Which layers; all without it.", meaning: .layer),
    ],
    examples: [
      "data iris", "layer dense 16 relu", "layer dense out", "init xavier", "init zeros layer 2",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var model = try interpreter.modelInUse()
    if layers.isEmpty {
      model.network.initialise(with: initialiser, streams: &interpreter.draft.streams)
      model.measures = [:]
      model.history = [:]
    }
    for layer in layers {
      let name = try model.network.layer(layer.text).name
      model.network.initialise(
        with: initialiser, layer: name, streams: &interpreter.draft.streams)
    }
    interpreter.draft.models[interpreter.draft.modelName] = model
    return .none
  }
}
