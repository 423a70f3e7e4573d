package import Diagnostics
package import Reports

/// Runs cells, one at a time, on a thread of its own.
package protocol Evaluator: AnyObject, Sendable {
  /// Whether a text can run as it is; else a bracket is open and more lines are asked for.
  func isComplete(_ text: String) -> Bool

  /// Begins to run a cell and returns at once. Everything the cell has to say goes to `emit`, in
  /// order and from the evaluator's thread; the last event is `finished`, exactly once.
  func start(_ cell: Cell, emit: @escaping @Sendable (CellEvent) -> Void)

  /// Asks the running cell to end at its next step; does nothing where none runs. Any thread,
  /// and a signal's handler: it may only set a flag.
  func interrupt()

  /// What Enter on an empty line runs: the next cell of the lesson that is open. Asked between cells.
  var nextCell: String? { get }

  /// Keeps what was learnt and not saved, because the program is about to end.
  func rescue(to folder: RescueFolder)
}

extension Evaluator {
  /// There is no lesson.
  package var nextCell: String? { nil }

  /// There is nothing to keep.
  package func rescue(to folder: RescueFolder) {}
}

/// What a running cell says.
package enum CellEvent: Sendable {
  case report(Report)
  case failure(Diagnostic)
  case finished(CellEnd)
}

/// How a cell ended.
package enum CellEnd: Sendable, Equatable {
  case done
  /// A statement failed; its diagnostic was emitted before.
  case failed
  /// Ended early by `interrupt`; what it had done is kept.
  case interrupted
  /// `quit`: the program ends with this status.
  case quit(status: Int32)
}
