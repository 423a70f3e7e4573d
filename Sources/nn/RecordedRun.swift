import Diagnostics
import Notebooks
import Rendering
import Session

/// A script that is run to look at its output.
enum RecordedRun {
  /// Runs it, and shows what ended it early; else goes on with what it gave.
  static func of(
    _ file: String, _ runner: ScriptRunner, _ finish: (RecordedScript.Run) -> Int32
  ) -> Int32 {
    let session = runner.session
    do throws(Diagnostic) {
      let script = try RecordedScript(try TextFile.read(file))
      let run = EvaluationThread().run {
        script.run { emit in
          Interpreter(session, host: Host(emit: emit, figures: FigureFiles.whole))
        }
      }
      if case .failed(let diagnostic) = run.outcome {
        runner.renderer().show(diagnostic)
        return Int32(run.outcome.status)
      }
      return finish(run)
    } catch {
      runner.renderer().show(error)
      return error.stage == .parse ? 2 : 1
    }
  }
}
