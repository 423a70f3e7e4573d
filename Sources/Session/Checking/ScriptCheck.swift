package import Diagnostics
import Syntax

/// A text looked through for mistakes without being run: names, arguments, shapes, and whether the
/// loss fits the output. Nothing is trained or written, and of a large data file only the beginning is
/// read.
package struct ScriptCheck: Sendable {
  /// Every mistake, in the order of the text; those of included files stand at their end.
  package let mistakes: [Diagnostic]
  /// What would run, but most likely not as meant; the hint is the command that helps.
  package let warnings: [Diagnostic]

  /// 2 for a text that does not parse, 1 for another mistake, else 0.
  package var status: Int {
    if mistakes.contains(where: { $0.stage == .parse }) { return 2 }
    return mistakes.isEmpty ? 0 : 1
  }

  package init(of source: SourceText, in session: Session = Session()) {
    let checking = Checking()
    let interpreter = Interpreter(session, host: Host(emit: { _ in }), checking: checking)
    if let name = source.name { interpreter.includes = [TextFile.canonical(name)] }
    interpreter.checkText(source)
    interpreter.checkUncalled()
    mistakes = Self.ordered(checking.mistakes, first: source)
    warnings = Self.ordered(checking.warnings, first: source)
  }

  private static func ordered(_ found: [Diagnostic], first source: SourceText) -> [Diagnostic] {
    let own = found.filter { $0.source === source || $0.source?.name == source.name }
    let others = found.filter { !($0.source === source || $0.source?.name == source.name) }
    return own.enumerated().sorted {
      let (a, b) = ($0.element.span?.lower ?? 0, $1.element.span?.lower ?? 0)
      return a == b ? $0.offset < $1.offset : a < b
    }.map(\.element) + others
  }
}
