package import Diagnostics
package import Specification

/// `quit [STATUS]`: leaves.
package struct Quit: Command {
  var status = 0

  package init() {}

  package static let spec = Spec<Quit>(
    "quit", "Leaves, with an exit status for a script.",
    [
      .positional(
        \.status, "status", "The exit status.", required: false, rule: .within(0...255))
    ], examples: ["quit"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    interpreter.stop = .quit(status)
    return .none
  }
}
