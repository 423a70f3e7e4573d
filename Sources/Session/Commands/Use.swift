package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `use NAME`: puts another network in use.
package struct Use: Command {
  var name = ""

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.network] }

  package static let spec = Spec<Use>(
    "use", "Puts another network in use.",
    [.positional(\.name, "name", "How it is called.", meaning: .network)],
    examples: ["network first", "network second", "use first"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let model = try interpreter.model(named: name)
    interpreter.draft.modelName = name
    interpreter.emit(.text(model.network.headline))
    return .network(model.network)
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let value = try run(interpreter)
    interpreter.checking?.unknown.remove(.network)
    return value
  }
}

extension Interpreter {
  /// A network by its name, or an error that names the nearest one.
  func model(named name: String) throws(Diagnostic) -> Model {
    if checking?.unknownNetworks.contains(name) == true { throw .unknowable }
    guard let model = draft.models[name] else {
      if checking?.unknownNetworks.isEmpty == false { throw .unknowable }
      let names = Array(draft.models.keys)
      throw Diagnostic(
        "network.unknown", "no network is called '\(name)'",
        hint: names.isEmpty ? "make one: network \(name)" : "there is \(listed(names))",
        correction: .nearest(to: name, among: names))
    }
    return model
  }
}
