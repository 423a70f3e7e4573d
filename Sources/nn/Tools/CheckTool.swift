import Diagnostics
import Markdown
import Rendering
import Reports
import Session

/// `nn check FILE …`: every mistake that shows without running.
enum CheckTool: Tool {
  static let name = "check"
  static let usage = "nn check FILE …"
  static let summary = "Looks for mistakes without running: names, arguments, shapes, loss."
  static let details = """
    Nothing is trained or written, and of a large data file only the beginning is read. All mistakes
    are shown, then what most likely is not meant (lint). '-' is standard input. The exit status is 2
    for a text that does not parse, 1 for another mistake, and 0 also where there are only warnings.
    """

  static func run(
    _ words: [String], _ runner: ScriptRunner
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    try each(words) { check($0, runner) }
  }

  private static func check(_ file: String, _ runner: ScriptRunner) -> Int32 {
    let renderer = runner.renderer()
    do throws(Diagnostic) {
      let source = try runner.read(file)
      let check = try check(source, isNotebook: Notebook.isNotebook(file), runner.session)
      for mistake in check.mistakes { renderer.show(mistake) }
      for warning in check.warnings { renderer.show(warning: warning) }
      if !runner.options.isQuiet { renderer.show(.text("\(file): \(verdict(check))")) }
      return Int32(check.status)
    } catch {
      renderer.show(error)
      return error.stage == .parse ? 2 : 1
    }
  }

  /// Looks through a script, or the cells of a notebook as one session.
  private static func check(
    _ source: SourceText, isNotebook: Bool, _ session: Session
  ) throws(Diagnostic) -> ScriptCheck {
    guard isNotebook else {
      return EvaluationThread().run { ScriptCheck(of: source, in: session) }
    }
    let notebook = try Notebook(source)
    let cells = notebook.cells.map { notebook.located($0) }
    let mistaken = Set(cells.indices.filter { notebook.cells[$0].options.expectsError })
    return EvaluationThread().run { ScriptCheck(of: cells, mistaken: mistaken, in: session) }
  }

  private static func verdict(_ check: ScriptCheck) -> String {
    let counts = [
      count(check.mistakes.count, "mistake"), count(check.warnings.count, "warning"),
    ].compactMap { $0 }
    return counts.isEmpty ? "nothing wrong" : counts.joined(separator: " · ")
  }

  private static func count(_ count: Int, _ noun: String) -> String? {
    count == 0 ? nil : "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
