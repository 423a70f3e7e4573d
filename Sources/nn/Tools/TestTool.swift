import Diagnostics
import Notebooks
import Rendering
import Reports

/// `nn test FILE …`: runs scripts and notebooks and shows where their output is not what was recorded.
enum TestTool: Tool {
  static let name = "test"
  static let usage = "nn test [--slow] FILE …"
  static let summary = "Runs scripts and notebooks and compares their output with what is recorded."
  static let details = """
    Recorded output stands in a script in lines that begin with #>, under the statement that gave it, and
    in a notebook in the output fence below a cell. Words must agree, numbers to the digits recorded or
    within the cell's tolerance; '...' stands for anything, and times are not compared. Of pictures the
    words must agree. The exit status is 1 where something is different; nn record accepts it.
    """

  static func run(
    _ words: [String], _ runner: ScriptRunner
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    try each(words) { test($0, runner) }
  }

  private static func test(_ file: String, _ runner: ScriptRunner) -> Int32 {
    var isTold = false
    let status = RecordedFile.run(file, runner, skipsSlow: !runner.options.testsSlowCells) { run in
      isTold = true
      let changes = StyledOutput(DescriptorOutput.standardError, settings: runner.settings)
      for difference in run.differences {
        changes.write(
          RecordDifference(difference).text(file: file, Paint(changes.style)))
      }
      let verdict = RunCounts(run).verdict
      if !runner.options.isQuiet || !run.differences.isEmpty {
        DescriptorOutput.standardOutput.write("\(file): \(verdict)\n")
      }
      return run.differences.isEmpty ? 0 : 1
    }
    if !isTold {
      let verdict = status == 130 ? "interrupted" : "stopped by an error"
      DescriptorOutput.standardOutput.write("\(file): \(verdict)\n")
    }
    return status
  }
}
