import Diagnostics
import Notebooks
import Rendering
import Reports
import Session
import Syntax

/// The words that stand in the place of a file: `nn test FILE …`.
enum Tool: String {
  case help, test, record

  func run(_ words: [String], _ runner: ScriptRunner) -> Int32 {
    switch self {
    case .help where words == ["--markdown"]:
      DescriptorOutput.standardOutput.write(Reference.markdown)
      return 0
    case .help:
      let topic = words.map { "\"\($0.filter { $0 != "\"" && $0 != "\\" && $0 != "{" })\"" }
      return runner.run(SourceText((["help"] + topic).joined(separator: " ")), arguments: [])
    case .test: return each(words, runner) { test($0, runner) }
    case .record: return each(words, runner) { record($0, runner) }
    }
  }

  private func each(
    _ files: [String], _ runner: ScriptRunner, _ body: (String) -> Int32
  ) -> Int32 {
    guard !files.isEmpty else {
      return Program.misuse("nn \(rawValue) needs at least one file")
    }
    var status: Int32 = 0
    for file in files { status = max(status, body(file)) }
    return status
  }

  /// Runs a script and shows where its output is not what was recorded.
  private func test(_ file: String, _ runner: ScriptRunner) -> Int32 {
    play(file, runner) { run in
      for difference in run.differences {
        let recorded = difference.recorded.map { "  - \($0)" }
        let actual = difference.actual.map { "  + \($0)" }
        let lines = ["\(file):\(difference.line): the output differs"] + recorded + actual
        DescriptorOutput.standardError.write(lines.joined(separator: "\n") + "\n")
      }
      let verdict = run.differences.isEmpty ? "as recorded" : "\(run.differences.count) different"
      DescriptorOutput.standardOutput.write("\(file): \(verdict)\n")
      return run.differences.isEmpty ? 0 : 1
    }
  }

  /// Runs a script and writes its output under its statements.
  private func record(_ file: String, _ runner: ScriptRunner) -> Int32 {
    play(file, runner) { run in
      do throws(Diagnostic) {
        try TextFile.write(run.rewritten, to: file)
        return 0
      } catch {
        runner.settings.renderer().show(error)
        return 1
      }
    }
  }

  private func play(
    _ file: String, _ runner: ScriptRunner, _ finish: (RecordedScript.Run) -> Int32
  ) -> Int32 {
    let session = runner.session
    do throws(Diagnostic) {
      let script = try RecordedScript(try TextFile.read(file))
      let run = EvaluationThread().run {
        script.run { emit in Interpreter(session, host: Host(emit: emit)) }
      }
      if case .failed(let diagnostic) = run.outcome {
        runner.settings.renderer().show(diagnostic)
        return Int32(run.outcome.status)
      }
      return finish(run)
    } catch {
      runner.settings.renderer().show(error)
      return error.stage == .parse ? 2 : 1
    }
  }
}
