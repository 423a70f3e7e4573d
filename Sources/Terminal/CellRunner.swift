package import Diagnostics
package import Rendering
import Synchronization

/// Runs one cell to its end, shows what it says, and hands Ctrl-C on to it.
///
/// The thread that calls `run` waits for signals meanwhile; the prompt uses it, and so may a script
/// that is to end at Ctrl-C.
package struct CellRunner {
  private let evaluator: any Evaluator
  private let renderer: any Renderer

  package init(_ evaluator: any Evaluator, renderer: any Renderer) {
    self.evaluator = evaluator
    self.renderer = renderer
  }

  /// Comes back when the cell has finished, with what made it fail.
  package func run(_ cell: Cell) -> (end: CellEnd, failure: Diagnostic?) {
    let outcome = Outcome()
    evaluator.start(cell) { [renderer] event in
      switch event {
      case .report(let report): renderer.show(report)
      case .failure(let diagnostic):
        outcome.note(diagnostic)
        renderer.show(diagnostic)
      case .finished(let end):
        renderer.settle()
        outcome.set(end)
        Signals.wake()
      }
    }
    return Signals.interrupting(evaluator) { Signals.holdingSuspend { wait(for: outcome) } }
  }

  /// Waits till the cell has ended; hands Ctrl-C on, and stops at Ctrl-Z with nothing drawn live.
  private func wait(for outcome: Outcome) -> (end: CellEnd, failure: Diagnostic?) {
    if Signals.ending != nil { evaluator.interrupt() }
    while true {
      if let end = outcome.end { return (end, outcome.failure) }
      let arrived = Signals.wait()
      if arrived.interrupt || Signals.ending != nil { evaluator.interrupt() }
      if arrived.suspend { renderer.settle(while: Signals.suspend) }
    }
  }

  private final class Outcome: Sendable {
    private let value = Mutex<(end: CellEnd?, failure: Diagnostic?)>((nil, nil))
    var end: CellEnd? { value.withLock { $0.end } }
    var failure: Diagnostic? { value.withLock { $0.failure } }
    func set(_ end: CellEnd) { value.withLock { $0.end = end } }
    func note(_ failure: Diagnostic) { value.withLock { $0.failure = failure } }
  }
}
