import Reports
import Synchronization

/// How far a whole experiment has come, told as its runs train.
final class ExperimentProgress: Sendable {
  private let unit: String
  private let total: Int
  private let emit: (@Sendable (Report) -> Void)?
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  fileprivate struct State {
    /// Runs that are over.
    var done = 0
    /// Trainings that are over in the run that goes on.
    var trainings = 0
    /// Trainings of the longest run so far.
    var perRun = 1
    var share = 0.0
  }

  /// `emit` is `nil` where nothing is to be shown.
  init(unit: String, total: Int, emit: (@Sendable (Report) -> Void)?) {
    self.unit = unit
    self.total = total
    self.emit = emit
  }

  convenience init(unit: String, total: Int, of interpreter: Interpreter) {
    let isHeard = !interpreter.isSilent && !interpreter.host.isQuiet
    self.init(unit: unit, total: total, emit: isHeard ? interpreter.host.emit : nil)
  }

  /// A training of the run that goes on has come so far.
  func hear(_ training: Progress) {
    guard let emit else { return }
    let seconds = seconds
    let progress = state.withLock { state in
      if training.isLast { state.trainings += 1 }
      state.perRun = max(state.perRun, state.trainings)
      let inRun = Double(state.trainings) + (training.isLast ? 0 : training.shareDone ?? 0)
      state.move(to: Double(state.done) + min(inRun / Double(state.perRun), 1), of: total)
      return self.progress(state, training.measures, seconds)
    }
    emit(.progress(progress))
  }

  /// A run is over.
  func finishRun(_ measures: [Measure] = []) {
    let seconds = seconds
    let progress = state.withLock { state in
      state.done += 1
      state.trainings = 0
      state.move(to: Double(state.done), of: total)
      return self.progress(state, measures, seconds)
    }
    emit?(.progress(progress))
  }

  private func progress(_ state: State, _ measures: [Measure], _ seconds: Double) -> Progress {
    Progress(
      unit: unit, done: min(state.done + 1, total), of: total, share: state.share,
      measures: measures, seconds: seconds,
      secondsLeft: state.share > 0 ? seconds * (1 - state.share) / state.share : nil)
  }

  private var seconds: Double {
    let elapsed = start.duration(to: .now).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }
}

extension ExperimentProgress.State {
  /// The share never falls.
  fileprivate mutating func move(to done: Double, of total: Int) {
    share = min(max(share, total > 0 ? done / Double(total) : 0), 1)
  }
}
