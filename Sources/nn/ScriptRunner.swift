import Diagnostics
import Markdown
import Notebooks
import Rendering
import Session
import Tensors
import Terminal

/// Runs texts and the prompt, with signals and output in place.
struct ScriptRunner {
  let options: CommandLineOptions
  let settings: OutputSettings

  init(options: CommandLineOptions) {
    self.options = options
    settings = OutputSettings(colour: options.colour, isPlain: options.isPlain)
  }

  /// A new session, as the command line asks for it.
  var session: Session {
    var session = Session(seed: options.seed)
    if let threads = options.threads { session.threads = Threads(threads) }
    return session
  }

  /// With `pages`, what is longer than the screen goes through a pager.
  func renderer(pages: Bool = false) -> any Renderer { settings.renderer(pages: pages) }

  /// The text of a file, or of standard input for `-`.
  func read(_ file: String) throws(Diagnostic) -> SourceText {
    file == "-" ? SourceText(try TextFile.read("/dev/stdin").text) : try TextFile.read(file)
  }

  func runFile(_ path: String, arguments: [String]) -> Int32 {
    do throws(Diagnostic) {
      let source = try TextFile.read(path)
      guard Notebook.isNotebook(path) else { return run(source, arguments: arguments) }
      return try run(RecordedNotebook(source).notebook, arguments: arguments)
    } catch {
      renderer().show(error)
      return error.stage == .parse ? 2 : 1
    }
  }

  func runStandardInput(_ arguments: [String]) -> Int32 {
    do throws(Diagnostic) {
      return run(try read("-"), arguments: arguments)
    } catch {
      renderer().show(error)
      return 2
    }
  }

  /// Runs a text to its end, and gives the exit status.
  func run(_ source: SourceText, arguments: [String], pages: Bool = false) -> Int32 {
    let evaluator = evaluator(named: source.name, arguments)
    let runner = CellRunner(evaluator, renderer: renderer(pages: pages))
    _ = runner.run(Cell(number: 1, text: source.text))
    return status(evaluator.outcome, of: evaluator)
  }

  /// Runs the cells of a notebook, and gives the exit status.
  private func run(_ notebook: Notebook, arguments: [String]) -> Int32 {
    let evaluator = evaluator(named: notebook.source.name, arguments)
    let renderer = renderer()
    let runner = CellRunner(evaluator, renderer: renderer)
    for cell in notebook.cells {
      let text = notebook.located(cell).text
      let failure = runner.run(Cell(number: cell.number, text: text)).failure
      let outcome = notebook.ended(cell, evaluator.outcome)
      guard case .finished = outcome, Signals.ending == nil else {
        if case .failed(let diagnostic) = outcome, failure == nil {
          renderer.show(diagnostic)
        }
        return status(outcome, of: evaluator)
      }
    }
    return 0
  }

  private func evaluator(named name: String?, _ arguments: [String]) -> SessionEvaluator {
    Signals.install()
    return SessionEvaluator(
      session, script: .init(name: name, arguments: arguments), isQuiet: options.isQuiet,
      figures: FigureFiles.whole)
  }

  /// The exit status after an outcome; a signal that ends the program comes first, and what was learnt
  /// is kept.
  private func status(_ outcome: Outcome, of evaluator: SessionEvaluator) -> Int32 {
    if let signal = Signals.ending {
      if let rescue = RescueFolder(environment: settings.environment) {
        evaluator.rescue(to: rescue)
      }
      return 128 + signal
    }
    return Int32(outcome.status)
  }

  /// The conversation on a terminal, after the person's own first lines.
  func prompt() -> Int32 {
    let session = begun()
    let assistant = SessionAssistant(session)
    let evaluator = SessionEvaluator(
      session, isQuiet: options.isQuiet, figures: FigureFiles.whole,
      observe: { assistant.update($0) })
    return Prompt(evaluator: evaluator, settings: settings, assistant: assistant).run()
  }

  /// A session in which the init file ran, as far as it goes.
  private func begun() -> Session {
    guard let path = InitFile.path(environment: settings.environment) else { return session }
    do throws(Diagnostic) {
      let source = try TextFile.read(path)
      Signals.install()
      let evaluator = SessionEvaluator(
        session, script: .init(name: path, arguments: []), isQuiet: options.isQuiet,
        figures: FigureFiles.whole)
      _ = CellRunner(evaluator, renderer: renderer()).run(Cell(number: 1, text: source.text))
      return evaluator.session
    } catch {
      renderer().show(error)
      return session
    }
  }
}
