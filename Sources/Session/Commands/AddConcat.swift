package import Diagnostics
import Network
package import Specification

/// `concat { layer … } { layer … }`: branches whose outputs lie side by side.
package struct AddConcat: DraftCommand {
  var bodies: [BlockArgument] = []
  var name: String?

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.network] }

  package static let spec = Spec<AddConcat>(
    "concat", "Adds branches of layers on one input, whose outputs lie side by side.",
    [
      .rest(\.bodies, "branch", "The layers of each branch, in curly brackets."),
      .option(\.name, "name", "How the whole is called; concat1, concat2, … without it."),
    ],
    examples: [
      "data iris", "concat { layer dense 8 relu } { layer dense 8 tanh }", "layer dense out",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    try interpreter.compose(ConcatLayer.self, bodies, name: name)
    return .none
  }
}
