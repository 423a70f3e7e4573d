package import Diagnostics
import Network
package import Specification

/// `residual { layer … }`: layers whose output is added to their input.
package struct AddResidual: DraftCommand {
  var body: BlockArgument?
  var name: String?

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.network] }

  package static let spec = Spec<AddResidual>(
    "residual", "Adds layers whose output is added to their input.",
    [
      .positional(\.body, "body", "The layers, in curly brackets.", placeholder: "{ layer … }"),
      .option(\.name, "name", "How the whole is called; residual1, residual2, … without it."),
    ],
    examples: [
      "data iris", "layer dense 16 relu", "residual { layer dense 16 relu; layer dense 16 }",
      "layer dense out",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let body else { return .none }
    try interpreter.compose(ResidualLayer.self, [body], name: name)
    return .none
  }
}
