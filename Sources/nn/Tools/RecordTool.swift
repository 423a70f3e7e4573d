import Diagnostics
import Notebooks
import Rendering
import Session

/// `nn record FILE …`: runs scripts and writes their output under their statements.
enum RecordTool: Tool {
  static let name = "record"
  static let usage = "nn record FILE …"
  static let summary = "Runs scripts and writes their output into them."
  static let details = "Each line of output stands under its statement, after #>; nn test compares."

  static func run(
    _ words: [String], _ runner: ScriptRunner
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    try each(words) { file in
      RecordedRun.of(file, runner) { run in
        do throws(Diagnostic) {
          try TextFile.write(run.rewritten, to: file)
          return 0
        } catch {
          runner.renderer().show(error)
          return 1
        }
      }
    }
  }
}
