import Diagnostics
import Markdown
import Notebooks
import Rendering
import Reports
import Session

/// `nn record FILE …`: runs scripts and notebooks and writes their output into them.
enum RecordTool: Tool {
  static let name = "record"
  static let usage = "nn record FILE …"
  static let summary = "Runs scripts and notebooks and writes their output into them."
  static let details = """
    In a script each line of output stands under its statement, after #>; in a notebook in an output
    fence below its cell, with pictures as SVG files in a folder beside it (lesson.assets). What agrees
    with what is recorded stays as it is written; nn test compares. A run that fails changes nothing.
    """

  static func run(
    _ words: [String], _ runner: ScriptRunner
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    try each(words) { file in
      RecordedFile.run(file, runner) { (run) throws(Diagnostic) in
        let isNotebook = Notebook.isNotebook(file)
        if isNotebook { try PictureFolder(ofNotebook: file).keep(run.pictures) }
        let source = try TextFile.read(file)
        if run.rewritten != source.text { try TextFile.write(run.rewritten, to: file) }
        if isNotebook, !runner.options.isQuiet {
          runner.renderer().show(.text("\(file): \(RunCounts(run).text) · recorded"))
        }
        return 0
      }
    }
  }
}
