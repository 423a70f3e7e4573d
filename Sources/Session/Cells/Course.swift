import Diagnostics
import Network
import Tensors

/// How a statement went, as far as Ctrl-C and the clock had a hand in it.
///
/// A statement is at one moment after another: one begins with each statement in it, and with the end of
/// each turn of a loop. Ctrl-C ends a statement at a moment, or after some steps of the training that
/// was begun at it.
package struct Course: Sendable {
  /// The moments so far.
  var moments = 0
  private(set) var interruption: Interruption?
  /// The steps that each training made whose length depends on the clock.
  private(set) var timed: [Int] = []
  /// A loss that was not finite ended it.
  var hasDiverged = false
  /// A training was gone on with.
  var hasResumed = false

  /// Where Ctrl-C ended a statement.
  struct Interruption: Hashable {
    let moment: Int
    /// Steps of the training that went on; `nil` where none did.
    let steps: Int?
  }

  mutating func interrupt(afterSteps steps: Int?) {
    interruption = Interruption(moment: moments, steps: steps)
  }

  /// Ctrl-C came from the replay of a statement, and ended no more than that.
  mutating func goOn() {
    interruption = nil
    hasDiverged = false
  }

  mutating func note(timedSteps steps: Int) { timed.append(steps) }

  /// Whether the same statement goes so again by itself.
  var isPlain: Bool { interruption == nil && timed.isEmpty && !hasDiverged }

  /// What stands after `replay { … }`.
  var options: String {
    var options = ""
    if let interruption {
      options += " moment \(interruption.moment)"
      if let steps = interruption.steps { options += " step \(steps)" }
    }
    if !timed.isEmpty {
      options += " timed [\(timed.map { String($0) }.joined(separator: " "))]"
    }
    return options
  }
}

/// A replay that is going on: where it ends, and what its trainings do.
struct ReplayState {
  /// The moments before it began.
  let start: Int
  let moment: Int?
  let step: Int?
  var timed: ArraySlice<Int>
  /// Whether it came to where it ends.
  var hasEnded = false
}

extension Interpreter {
  /// Ctrl-C ended the running statement; what it has done is kept.
  func interrupt(afterSteps steps: Int? = nil) {
    stop = .interrupted
    course.interrupt(afterSteps: steps)
  }

  /// A moment begins: ends the running statement if Ctrl-C, or the replay of one, asks for it.
  func checkInterrupt() {
    course.moments += 1
    streamsAtMoment = draft.streams
    guard stop == nil else { return }
    if host.interrupt.isRaised { return interrupt() }
    for index in replays.indices where replays[index].step == nil && isNow(replays[index]) {
      replays[index].hasEnded = true
      interrupt()
    }
  }

  /// Ctrl-C ended an expression, of which nothing is kept: what it drew at random neither.
  func interruptExpression() {
    draft.streams[.random] = streamsAtMoment[.random]
    interrupt()
  }

  /// Where the next training ends, if it is replayed.
  func replayedStop(_ run: TrainingRun) -> TrainingOptions.Stop? {
    for index in replays.indices.reversed() {
      if let step = replays[index].step, isNow(replays[index]) {
        replays[index].hasEnded = true
        return .init(steps: step, as: .interrupted)
      }
      if run.dependsOnClock, let steps = replays[index].timed.popFirst() {
        return .init(steps: steps, as: run.hasDuration ? .timeOver : .until)
      }
    }
    return nil
  }

  private func isNow(_ replay: ReplayState) -> Bool {
    replay.moment == course.moments - replay.start
  }
}

extension Diagnostic {
  /// What an expression that Ctrl-C ended throws.
  static let expressionInterrupted = Diagnostic("expression.interrupted", "interrupted")
}
