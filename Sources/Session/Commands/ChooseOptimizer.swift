package import Diagnostics
import Network
import OrderedCollections
package import Specification

/// `optimizer NAME …`: how weights follow from gradients.
package struct ChooseOptimizer: DraftCommand {
  var optimizer: (any Optimizer)?

  package init() {}

  package static let spec = Spec<ChooseOptimizer>(
    "optimizer", "Chooses how weights follow from their gradients; adam without it.",
    [
      .entry(
        \.optimizer, "optimizer", "The name of an optimizer, then its own arguments.",
        placeholder: "NAME", from: { Optimizers.all }, write: \.written)
    ],
    examples: ["data iris", "layer dense out", "optimizer sgd rate 0.1 momentum 0.9"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let optimizer else { return .none }
    try interpreter.changeModel { (model) throws(Diagnostic) in
      try model.network.use(optimizer)
    }
    return .none
  }
}
