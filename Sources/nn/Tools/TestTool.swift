import Notebooks
import Rendering

/// `nn test FILE …`: runs scripts and notebooks and shows where their output is not what was recorded.
enum TestTool: Tool {
  static let name = "test"
  static let usage = "nn test FILE …"
  static let summary = "Runs files and compares their output with what is recorded in them."
  static let details = """
    In a script, recorded output stands in lines that begin with #>, under the statement that gave it; in
    a notebook (.md) in the output block after a cell. Words have to be the same, numbers to the digits
    recorded, durations never; ... stands for anything. Cells with skip=slow are left out. The exit
    status is 1 where the output is another.
    """

  static func run(
    _ words: [String], _ runner: ScriptRunner
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    try each(words) { file in
      RecordedRun.of(file, runner, includingSlow: runner.options.includesSlow) { run in
        for difference in run.differences { tell(difference, of: file) }
        let missing = run.notebook?.missingFigures(besides: file) ?? []
        for figure in missing {
          DescriptorOutput.standardError.write("\(figure): the figure is missing\n")
        }
        let count = run.differences.count + missing.count
        let verdict = count == 0 ? "as recorded" : "\(count) different"
        let cells = run.notebook.map { "\($0.counted), " } ?? ""
        DescriptorOutput.standardOutput.write("\(file): \(cells)\(verdict)\n")
        return count == 0 ? 0 : 1
      }
    }
  }

  private static func tell(_ difference: RecordedScript.Difference, of file: String) {
    let recorded = difference.recorded.map { "  - \($0)" }
    let actual = difference.actual.map { "  + \($0)" }
    let lines = ["\(file):\(difference.line): the output differs"] + recorded + actual
    DescriptorOutput.standardError.write(lines.joined(separator: "\n") + "\n")
  }
}

extension NotebookRun {
  /// `12 cells`, `12 cells and 1 slow one left out`.
  fileprivate var counted: String {
    let cells = "\(counts.run) cell\(counts.run == 1 ? "" : "s")"
    guard counts.skipped > 0 else { return cells }
    return "\(cells) and \(counts.skipped) slow one\(counts.skipped == 1 ? "" : "s") left out"
  }

  /// The files of its figures that are not there.
  fileprivate func missingFigures(besides file: String) -> [String] {
    FigureFolder(of: file).missing(of: notebook)
  }
}
