package import Diagnostics
import OrderedCollections
package import Specification

/// `delete NAME`: forgets a network.
package struct Delete: DraftCommand {
  var name = ""

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.network] }

  package static let spec = Spec<Delete>(
    "delete", "Forgets a network; if it was in use, the one made last takes its place.",
    [.positional(\.name, "name", "How it is called.", meaning: .network)],
    examples: ["network first", "network second", "delete second"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    _ = try interpreter.model(named: name)
    interpreter.draft.models[name] = nil
    if interpreter.draft.modelName == name {
      interpreter.draft.modelName = interpreter.draft.models.keys.last ?? Session.firstModelName
    }
    return .none
  }
}
