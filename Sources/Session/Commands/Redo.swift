package import Diagnostics
import Reports
package import Specification

/// `redo [N]`: does again what `undo` took back.
package struct Redo: Command {
  var count = 1

  package init() {}

  package static var changes: Set<Checking.Aspect> { Set(Checking.Aspect.allCases) }

  package static let spec = Spec<Redo>(
    "redo", "Brings back what undo took back, until something else changes the session.",
    [
      .positional(
        \.count, "count", "How many statements.", required: false, placeholder: "N",
        rule: .atLeast(1))
    ],
    examples: ["let x = 1", "let x = 2", "undo 2", "redo", "redo"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var (journal, session) = try interpreter.beginMove("redo")
    guard count <= journal.redoCount else {
      throw Undo.tooMany(
        "there is nothing to bring back", "brought back", "redo", journal.redoCount,
        otherwise: "undo takes a statement back first; a new change ends it")
    }
    for _ in 0..<count {
      guard let (later, text) = journal.redo(session) else { break }
      session = later
      interpreter.emit(.text("brought back: \(text)"))
    }
    interpreter.move(to: session, journal)
    return .none
  }
}
