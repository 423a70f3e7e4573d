package import Diagnostics
package import Specification
import Tensors

/// `seed N`: begins all random streams anew.
package struct Seed: DraftCommand {
  var number = 0

  package init() {}

  package static let spec = Spec<Seed>(
    "seed", "Begins every random stream anew from a number; the seed is 0 at the start.",
    [.positional(\.number, "number", "The seed.", placeholder: "N", rule: .atLeast(0))],
    examples: ["seed 42"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    interpreter.draft.streams = RandomStreams(seed: UInt64(max(number, 0)))
    return .none
  }
}
