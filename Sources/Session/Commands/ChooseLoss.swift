package import Diagnostics
import Network
import OrderedCollections
package import Specification

/// `loss NAME`: what training makes small.
package struct ChooseLoss: DraftCommand {
  var loss: (any Loss)?

  package init() {}

  package static let spec = Spec<ChooseLoss>(
    "loss", "Chooses what training makes small; without it, what fits the output.",
    [
      .entry(
        \.loss, "loss", "The name of a loss.", placeholder: "NAME", from: { Losses.all },
        write: \.written)
    ],
    examples: ["data iris", "layer dense out", "loss crossentropy"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let loss else { return .none }
    try interpreter.changeModel { (model) throws(Diagnostic) in model.network.use(loss) }
    return .none
  }
}

extension Interpreter {
  /// Changes the network in use.
  func changeModel(
    _ change: (inout Model) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var model = draft.model ?? Model(network: Network(name: draft.modelName))
    try change(&model)
    draft.models[draft.modelName] = model
  }
}
