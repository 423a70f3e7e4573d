package import Diagnostics
import Reports
package import Specification

/// `undo [N]`: takes back what changed the session last.
package struct Undo: Command {
  var count = 1

  package init() {}

  package static var changes: Set<Checking.Aspect> { Set(Checking.Aspect.allCases) }

  package static let spec = Spec<Undo>(
    "undo",
    "Takes back the last statement that changed the session; files stay as they are. Up to 1000 statements are remembered, in at most 1 GB and a quarter of the memory.",
    [
      .positional(
        \.count, "count", "How many statements.", required: false, placeholder: "N",
        rule: .atLeast(1))
    ],
    examples: ["let x = 1", "let x = 2", "undo", "x", "redo", "undo 2"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var (journal, session) = try interpreter.beginMove("undo")
    guard count <= journal.undoCount else {
      throw Self.tooMany(
        "there is nothing to take back", "taken back", "undo", journal.undoCount,
        otherwise: journal.hasForgotten
          ? "what was before took too much memory to be kept"
          : "nothing has changed the session yet")
    }
    for _ in 0..<count {
      guard let (earlier, text) = journal.undo(session) else { break }
      session = earlier
      interpreter.emit(.text("took back: \(text)"))
    }
    interpreter.move(to: session, journal)
    return .none
  }

  static func tooMany(
    _ none: String, _ done: String, _ verb: String, _ possible: Int, otherwise: String
  ) -> Diagnostic {
    guard possible > 0 else { return Diagnostic("\(verb).none", none, hint: otherwise) }
    return Diagnostic(
      "\(verb).count", "only \(counted(possible, "statement")) can be \(done)",
      argument: "count", hint: "write \(verb) \(possible)")
  }
}

extension Interpreter {
  /// The journal with what this statement did to it so far.
  var currentJournal: Journal { moved?.journal ?? journal }

  /// Where `undo` and `redo` begin; a statement that has changed something itself cannot use them.
  func beginMove(_ verb: String) throws(Diagnostic) -> (Journal, Session) {
    let start = moved?.session ?? session
    guard draft.isSame(as: start) else {
      throw Diagnostic(
        "\(verb).place",
        "\(verb) goes by whole statements, and this one has changed something itself",
        hint: "write \(verb) before it, or on a line of its own")
    }
    return (currentJournal, start)
  }

  func move(to session: Session, _ journal: Journal) {
    draft = session
    draft.lesson = lesson(movedTo: session.lesson)
    moved = (journal, session)
  }
}
