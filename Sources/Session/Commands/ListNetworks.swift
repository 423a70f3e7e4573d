package import Diagnostics
import OrderedCollections
import Reports
package import Specification

/// `list`: the networks of the session.
package struct ListNetworks: DraftCommand {
  package init() {}

  package static let spec = Spec<ListNetworks>(
    "list", "Lists the networks; the one in use is marked.", examples: ["list"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let draft = interpreter.draft
    if draft.models.isEmpty { interpreter.emit(.text("no networks")) }
    for (name, model) in draft.models {
      interpreter.emit(.text((name == draft.modelName ? "* " : "  ") + model.network.headline))
    }
    return .list(draft.models.keys.map { .text($0) })
  }
}
