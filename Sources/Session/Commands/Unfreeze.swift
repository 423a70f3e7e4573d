package import Diagnostics
package import Specification

/// `unfreeze LAYER …`: training changes layers again.
package struct Unfreeze: DraftCommand {
  var layers: [LayerReference] = []

  package init() {}

  package static let spec = Spec<Unfreeze>(
    "unfreeze", "Lets frozen layers learn again.",
    [
      .rest(
        \.layers, "layer", "Numbers or names of layers, also inside others, or all of them.",
        meaning: Meaning(.layer, or: [Choice("all", "each layer that has weights")]))
    ],
    examples: [
      "data iris", "layer dense 16 relu", "layer dense out", "freeze 1", "unfreeze dense1",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try interpreter.setFrozen(false, layers)
    return .none
  }
}
