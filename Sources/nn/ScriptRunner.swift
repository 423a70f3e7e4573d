import Diagnostics
import Rendering
import Session
import Tensors
import Terminal

/// Runs texts and the prompt, with signals and output in place.
struct ScriptRunner {
  let options: CommandLineOptions
  let settings: OutputSettings

  /// A new session, as the command line asks for it.
  var session: Session {
    var session = Session(seed: UInt64(max(options.seed, 0)))
    if let threads = options.threads { session.threads = Threads(threads) }
    return session
  }

  private var renderer: any Renderer { settings.renderer() }

  func runFile(_ path: String, arguments: [String]) -> Int32 {
    do throws(Diagnostic) {
      return run(try TextFile.read(path), arguments: arguments)
    } catch {
      renderer.show(error)
      return error.stage == .parse ? 2 : 1
    }
  }

  func runStandardInput() -> Int32 {
    do throws(Diagnostic) {
      return run(SourceText(try TextFile.read("/dev/stdin").text), arguments: [])
    } catch {
      renderer.show(error)
      return 2
    }
  }

  /// Runs a text to its end, and gives the exit status.
  func run(_ source: SourceText, arguments: [String]) -> Int32 {
    Signals.install()
    let evaluator = SessionEvaluator(
      session, script: .init(name: source.name, arguments: arguments),
      isQuiet: options.quiet)
    let runner = CellRunner(evaluator, renderer: renderer)
    _ = runner.run(Cell(number: 1, text: source.text))
    if let signal = Signals.ending {
      if let rescue = RescueFolder(environment: settings.environment) {
        evaluator.rescue(to: rescue)
      }
      return 128 + signal
    }
    return Int32(evaluator.outcome.status)
  }

  /// The conversation on a terminal.
  func prompt() -> Int32 {
    let evaluator = SessionEvaluator(session, isQuiet: options.quiet)
    return Prompt(evaluator: evaluator, settings: settings).run()
  }
}
