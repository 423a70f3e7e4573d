package import Diagnostics
import Network
import Reports
package import Specification
import Syntax

/// `replay { … } …`: runs statements as they went once, when Ctrl-C or the clock ended them.
package struct Replay: Command {
  var body: BlockArgument?
  var moment: Int?
  var step: Int?
  var timed: [Int] = []

  package init() {}

  package static var changes: Set<Checking.Aspect> { Set(Checking.Aspect.allCases) }

  package static let spec = Spec<Replay>(
    "replay",
    "Runs statements as they went when Ctrl-C, a time or an infinite loss ended them; 'save session' writes it.",
    [
      .positional(\.body, "body", "The statements, in curly brackets.", placeholder: "{ … }"),
      .option(
        \.moment, "moment",
        "Where they end: each statement, and each turn of a loop, begins a moment.",
        rule: Rule<Int>.atLeast(1).ifPresent),
      .option(
        \.step, "step", "After how many steps of the training at that moment.",
        rule: Rule<Int>.atLeast(1).ifPresent),
      .option(
        \.timed, "timed", "The steps of each training that had a time, in place of the clock.",
        placeholder: "[N …]"),
    ],
    examples: [
      "data iris", "network 8 relu", "replay { train epochs 100 } moment 1 step 20", "resume",
      "replay { train epochs 100 for 1s } timed [30]",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let body else { return .none }
    interpreter.replays.append(
      ReplayState(start: interpreter.course.moments, moment: moment, step: step, timed: timed[...]))
    defer { interpreter.replays.removeLast() }
    try interpreter.runNested(body.block)
    if moment != nil, interpreter.replays.last?.hasEnded == false {
      interpreter.emit(
        .warning(
          Warning(
            "the statements did not come to moment \(moment ?? 0)",
            hint: "has a file changed that they read?")))
    }
    goOn(interpreter)
    return .none
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    if let body { try interpreter.runNested(body.block) }
    return .none
  }

  /// What ended the statements was part of them, unless Ctrl-C came now, or they are to be left.
  private func goOn(_ interpreter: Interpreter) {
    switch interpreter.stop {
    case .diverged: break
    case .interrupted where !interpreter.host.interrupt.isRaised: break
    default: return
    }
    interpreter.stop = nil
    interpreter.course.goOn()
  }
}
