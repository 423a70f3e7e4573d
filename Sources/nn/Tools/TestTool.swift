import Notebooks
import Rendering

/// `nn test FILE …`: runs scripts and shows where their output is not what was recorded.
enum TestTool: Tool {
  static let name = "test"
  static let usage = "nn test FILE …"
  static let summary = "Runs scripts and compares their output with what is recorded in them."
  static let details = """
    Recorded output stands in lines that begin with #>, under the statement that gave it. The exit
    status is 1 where the output is another.
    """

  static func run(
    _ words: [String], _ runner: ScriptRunner
  ) throws(CommandLineOptions.Misuse) -> Int32 {
    try each(words) { file in
      RecordedRun.of(file, runner) { run in
        for difference in run.differences {
          let recorded = difference.recorded.map { "  - \($0)" }
          let actual = difference.actual.map { "  + \($0)" }
          let lines = ["\(file):\(difference.line): the output differs"] + recorded + actual
          DescriptorOutput.standardError.write(lines.joined(separator: "\n") + "\n")
        }
        let verdict =
          run.differences.isEmpty ? "as recorded" : "\(run.differences.count) different"
        DescriptorOutput.standardOutput.write("\(file): \(verdict)\n")
        return run.differences.isEmpty ? 0 : 1
      }
    }
  }
}
