import Diagnostics
import Markdown
import Network
import Notebooks
import Rendering
import Reports
import Session
import Terminal

/// A script or a notebook that is run to look at its output.
enum RecordedFile {
  /// Runs it, and shows what ended it early; else goes on with what it gave.
  static func run(
    _ file: String, _ runner: ScriptRunner, skipsSlow: Bool = false,
    _ finish: (RecordedRun) throws(Diagnostic) -> Int32
  ) -> Int32 {
    do throws(Diagnostic) {
      let play = try play(file, runner.session, skipsSlow: skipsSlow)
      guard let run = InterruptibleWork.result(play) else { return 130 }
      if let signal = Signals.ending { return 128 + signal }
      switch run.outcome {
      case .failed(let diagnostic): runner.renderer().show(diagnostic)
      case .interrupted: break
      default: return try finish(run)
      }
      return Int32(run.outcome.status)
    } catch {
      runner.renderer().show(error)
      return error.stage == .parse ? 2 : 1
    }
  }

  /// How a file is run, once it is read.
  private static func play(
    _ file: String, _ session: Session, skipsSlow: Bool
  ) throws(Diagnostic) -> @Sendable (Interrupt) -> RecordedRun {
    let source = try TextFile.read(file)
    let host = { @Sendable (emit: @escaping @Sendable (Report) -> Void, interrupt: Interrupt) in
      Host(emit: emit, interrupt: interrupt, figures: FigureFiles.whole)
    }
    guard Notebook.isNotebook(file) else {
      let script = try RecordedScript(source)
      return { interrupt in
        script.run { Interpreter(session, host: host($0, interrupt)) }
      }
    }
    let pictures = PictureFolder(ofNotebook: file)
    let notebook = try RecordedNotebook(source) { pictures.text(at: $0) }
    return { interrupt in
      notebook.run(skipsSlow: skipsSlow) {
        Interpreter(session, host: host($0, interrupt))
      }
    }
  }
}
