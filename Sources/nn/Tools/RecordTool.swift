import Diagnostics
import Notebooks
import Rendering
import Session

/// `nn record FILE …`: runs scripts and notebooks and writes their output into them.
enum RecordTool: Tool {
  static let name = "record"
  static let usage = "nn record FILE …"
  static let summary = "Runs scripts and notebooks and writes their output into them."
  static let details = """
    In a script each line of output stands under its statement, after #>; in a notebook (.md) in an
    output block after its cell, with the figures as SVG files in a folder beside it. nn test compares.
    """

  static func run(
    _ words: [String], _ runner: ScriptRunner
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    try each(words) { file in
      RecordedRun.of(file, runner) { run throws(Diagnostic) in
        if let notebook = run.notebook { try FigureFolder(of: file).write(notebook.figures) }
        try TextFile.write(run.rewritten, to: file)
        return 0
      }
    }
  }
}
