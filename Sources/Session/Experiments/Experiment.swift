import Diagnostics
import Reports
import Tensors

/// Runs that follow each other, each on a copy of the session, until all are done or Ctrl-C ends them.
/// One that Ctrl-C ended in its midst counts for nothing.
final class Experiment {
  let interpreter: Interpreter
  let progress: ExperimentProgress
  /// The session that each run begins with.
  let session: Session
  private var warnings: [Warning] = []

  /// `unit` is what a run is called.
  init(unit: String, runs: Int, _ interpreter: Interpreter) {
    self.interpreter = interpreter
    progress = ExperimentProgress(unit: unit, total: runs, of: interpreter)
    var session = interpreter.draft
    if let frame = interpreter.frames.last {
      session.variables.merge(frame.variables) { _, inner in inner }
    }
    self.session = session
  }

  /// The session with random numbers of a seed; the first one's go on as they stand.
  func session(seed number: Int) -> Session {
    var session = session
    if number > 0 {
      session.streams = RandomStreams(seed: session.streams.seed &+ UInt64(number))
    }
    return session
  }

  /// Makes a run of the session; `nil` where it was cut short, so that no other is to follow.
  func run(
    on session: Session, _ body: (Trial) throws(Diagnostic) -> Trial.Ending
  ) throws(Diagnostic) -> (trial: Trial, hasDiverged: Bool)? {
    interpreter.checkInterrupt()
    guard interpreter.stop == nil else { return nil }
    let trial = try Trial(on: session, inside: interpreter, progress)
    switch try body(trial) {
    case .finished:
      warnings += trial.warnings.filter { !warnings.contains($0) }
      progress.finishRun()
      return (trial, false)
    case .diverged:
      progress.finishRun()
      return (trial, true)
    case .interrupted:
      interpreter.interrupt()
      return nil
    case .quit(let status):
      interpreter.stop = .quit(status)
      return nil
    }
  }

  /// The most warnings that are shown.
  private static let shownWarnings = 3

  /// Shows what the runs warned of, each warning once.
  func tellWarnings() {
    for warning in warnings.prefix(Self.shownWarnings) { interpreter.emit(.warning(warning)) }
    if warnings.count > Self.shownWarnings {
      let more = warnings.count - Self.shownWarnings
      interpreter.emit(.warning(Warning("the runs gave \(counted(more, "warning")) more")))
    }
  }

  /// Says how many runs there are results of, where Ctrl-C came.
  func tellInterruption(_ done: Int, of total: Int, _ unit: String) {
    guard interpreter.stop != nil else { return }
    interpreter.emit(
      .warning(
        Warning(
          "interrupted after \(done) of \(counted(total, unit))",
          hint: done > 0 ? "the results so far are kept" : nil)))
  }
}
