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
    self.init(of: [source], in: session)
  }

  /// Looks through texts that run one after the other in a session and are parts of one file.
  ///
  /// - Parameter mistaken: the places of texts that are to fail; what is wrong in them is not told.
  package init(
    of sources: [SourceText], mistaken: Set<Int> = [], in session: Session = Session()
  ) {
    let checking = Checking()
    let interpreter = Interpreter(session, host: Host(emit: { _ in }), checking: checking)
    if let name = sources.first?.name { interpreter.includes = [TextFile.canonical(name)] }
    for source in sources { interpreter.checkText(source) }
    interpreter.checkUncalled()
    let silenced = Set(mistaken.map { ObjectIdentifier(sources[$0]) })
    let mistakes = checking.mistakes.filter { mistake in
      !(mistake.source.map { silenced.contains(ObjectIdentifier($0)) } ?? false)
    }
    self.mistakes = Self.ordered(mistakes, of: sources)
    warnings = Self.ordered(checking.warnings, of: sources)
  }

  private static func ordered(_ found: [Diagnostic], of sources: [SourceText]) -> [Diagnostic] {
    let name = sources.first?.name
    func isOwn(_ mistake: Diagnostic) -> Bool {
      mistake.source?.name == name || sources.contains { $0 === mistake.source }
    }
    func place(_ mistake: Diagnostic) -> (line: Int, offset: Int) {
      let offset = mistake.span?.lower ?? 0
      return (mistake.source?.line(at: offset) ?? 0, offset)
    }
    let own = found.filter(isOwn).enumerated().sorted {
      let (a, b) = (place($0.element), place($1.element))
      return a == b ? $0.offset < $1.offset : a < b
    }
    return own.map(\.element) + found.filter { !isOwn($0) }
  }
}
