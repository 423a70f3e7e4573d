package import Diagnostics
package import Specification
import Tensors

/// `reset`: begins anew, as if just started.
package struct Reset: DraftCommand {
  package init() {}

  package static let spec = Spec<Reset>(
    "reset",
    "Forgets data, networks, names and commands; the seed, the threads and an open lesson stay, and undo takes it back.",
    examples: ["reset"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let old = interpreter.draft
    interpreter.draft = Session(seed: old.streams.seed, threads: old.threads)
    interpreter.draft.lesson = old.lesson
    interpreter.draft.variables["args"] = old.variables["args"]
    return .none
  }
}
