import Diagnostics
import Notebooks
import Rendering
import Session

/// A script or notebook that is run to look at its output.
struct RecordedRun {
  let file: String
  let outcome: Outcome
  /// Where recorded and actual output differ.
  let differences: [RecordedScript.Difference]
  /// The file with the actual output recorded.
  let rewritten: String
  /// Of a notebook: the figures that its cells drew, and how many cells ran and were left out.
  var notebook: NotebookRun?

  /// Runs a file, and shows what ended it early; else goes on with what it gave.
  static func of(
    _ file: String, _ runner: ScriptRunner, includingSlow: Bool = true,
    _ finish: (RecordedRun) throws(Diagnostic) -> Int32
  ) -> Int32 {
    do throws(Diagnostic) {
      let run = try run(file, runner, includingSlow)
      if case .failed(let diagnostic) = run.outcome {
        runner.renderer().show(diagnostic)
        return Int32(run.outcome.status)
      }
      return try finish(run)
    } catch {
      runner.renderer().show(error)
      return error.stage == .parse ? 2 : 1
    }
  }

  private static func run(
    _ file: String, _ runner: ScriptRunner, _ includingSlow: Bool
  ) throws(Diagnostic) -> RecordedRun {
    let source = try TextFile.read(file)
    let session = runner.session
    guard NotebookFile.isNotebook(file) else {
      let script = try RecordedScript(source)
      let run = EvaluationThread().run {
        script.run { emit in
          Interpreter(session, host: Host(emit: emit, figures: FigureFiles.whole))
        }
      }
      return RecordedRun(
        file: file, outcome: run.outcome, differences: run.differences, rewritten: run.rewritten)
    }
    let notebook = try NotebookFile.notebook(source, file)
    try notebook.checkSyntax()
    let run = EvaluationThread().run {
      NotebookRun(notebook, includingSlow: includingSlow) { emit in
        Interpreter(session, host: Host(emit: emit, figures: FigureFiles.whole))
      }
    }
    return RecordedRun(
      file: file, outcome: run.outcome, differences: run.differences, rewritten: run.rewritten,
      notebook: run)
  }
}
