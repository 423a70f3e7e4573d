import Diagnostics
import Network
import Rendering
import Session
import Synchronization
import Terminal

/// A piece of work on the evaluating thread that Ctrl-C reaches, as it reaches a cell.
final class InterruptibleWork<Result: Sendable>: Evaluator {
  private let work: @Sendable (Interrupt) -> Result
  private let flag = Interrupt()
  private let result = Mutex<Result?>(nil)
  private let thread = EvaluationThread()

  private init(_ work: @escaping @Sendable (Interrupt) -> Result) {
    self.work = work
  }

  /// Does the work to its end; `nil` where a signal ends the program.
  static func result(_ work: @escaping @Sendable (Interrupt) -> Result) -> Result? {
    Signals.install()
    let evaluator = InterruptibleWork(work)
    let quiet = OutputSettings(colour: .never, isPlain: true).renderer()
    _ = CellRunner(evaluator, renderer: quiet).run(Cell(number: 1, text: ""))
    return evaluator.result.withLock { $0 }
  }

  func isComplete(_ text: String) -> Bool { true }

  func start(_ cell: Cell, emit: @escaping @Sendable (CellEvent) -> Void) {
    thread.start { [self] in
      let found = work(flag)
      result.withLock { $0 = found }
      emit(.finished(.done))
    }
  }

  func interrupt() { flag.raise() }
}
