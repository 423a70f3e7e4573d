import Diagnostics
import Network
import OrderedCollections
import Reports
import Synchronization
import Syntax

/// One run of an experiment: statements on a copy of a session. Nothing is shown but what they print,
/// and nothing stays but what is taken out of it.
struct Trial {
  /// How a run ended.
  enum Ending {
    case finished
    /// A loss was not finite.
    case diverged
    case interrupted
    case quit(Int)
  }

  let interpreter: Interpreter
  private let heard: Heard

  /// Experiments that run experiments that run experiments are enough.
  private static let deepest = 3

  init(
    on session: Session, inside outer: Interpreter, _ progress: ExperimentProgress?
  ) throws(Diagnostic) {
    guard outer.experiments < Self.deepest else {
      throw Diagnostic(
        "experiment.depth", "experiments stand inside each other deeper than \(Self.deepest)",
        hint: "does it call itself without an end?")
    }
    heard = Heard(progress, show: outer.isSilent ? nil : outer.host.emit)
    var host = outer.host
    host.isQuiet = true
    host.hearsAllProgress = true
    host.emit = { [heard] in heard.take($0) }
    interpreter = Interpreter(session, host: host, inside: outer)
  }

  /// Runs a block of statements; a mistake in it is an error.
  func run(_ block: Block) throws(Diagnostic) -> Ending {
    do throws(Diagnostic) { try interpreter.runNested(block) } catch {
      throw error.located(in: block.source)
    }
    return ending
  }

  /// Runs statements of the language.
  func run(_ text: String) throws(Diagnostic) -> Ending {
    try run(try interpreter.parse(SourceText(text)))
  }

  /// Runs a command.
  func run(_ command: any Command) throws(Diagnostic) -> Ending {
    do throws(Diagnostic) { _ = try command.run(interpreter) } catch {
      guard error.isInterruption else { throw error }
      return .interrupted
    }
    return ending
  }

  private var ending: Ending {
    switch interpreter.stop {
    case nil: .finished
    case .diverged: .diverged
    case .interrupted: .interrupted
    case .quit(let status): .quit(status)
    }
  }

  // MARK: What came of it

  var session: Session { interpreter.draft }

  /// The network that was trained or evaluated last; `nil` where none was.
  var model: Model? { interpreter.measured.flatMap { session.models[$0.network] } }

  /// The finite numbers that were measured.
  var measures: OrderedDictionary<String, Double> {
    (model?.measures ?? [:]).filter { $0.value.isFinite }
  }

  /// What was warned of, but for a loss that was not finite.
  var warnings: [Warning] { heard.warnings }

  /// What a run reports.
  private final class Heard: Sendable {
    private let progress: ExperimentProgress?
    private let show: (@Sendable (Report) -> Void)?
    private let kept = Mutex<[Warning]>([])

    init(_ progress: ExperimentProgress?, show: (@Sendable (Report) -> Void)?) {
      self.progress = progress
      self.show = show
    }

    var warnings: [Warning] { kept.withLock { $0 } }

    func take(_ report: Report) {
      switch report {
      case .progress(let training): progress?.hear(training)
      case .warning(let warning): kept.withLock { $0.append(warning) }
      default: show?(report)
      }
    }
  }
}
