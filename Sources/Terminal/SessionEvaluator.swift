import Diagnostics
import Network
import Rendering
package import Reports
package import Session
import Synchronization
import Syntax

/// Runs cells on a session, on the one thread that evaluates.
package final class SessionEvaluator: Evaluator {
  private let thread = EvaluationThread()
  private let flag = Interrupt()
  private let sourceName: String?
  private let isNumbered: Bool
  private let lastOutcome = Mutex(Outcome.finished)
  private let lastNextCell = Mutex<String?>(nil)
  private let relay = Relay()
  private let observe: (@Sendable (Session) -> Void)?
  private let box: Box

  /// The interpreter, touched by the evaluating thread alone.
  private final class Box: @unchecked Sendable {
    let interpreter: Interpreter
    init(_ interpreter: Interpreter) { self.interpreter = interpreter }
  }

  /// An evaluator of the numbered cells of a prompt, or of one script that has a name and arguments.
  /// `observe` is shown the session as each cell leaves it.
  package init(
    _ session: Session, script: SourceName? = nil, isQuiet: Bool = false,
    figures: (any FigureWriter)? = nil, observe: (@Sendable (Session) -> Void)? = nil
  ) {
    self.observe = observe
    sourceName = script?.name
    isNumbered = script == nil
    let host = Host(
      emit: { [relay] in relay.emit(.report($0)) }, interrupt: flag, figures: figures,
      editor: script == nil ? ExternalEditor(environment: Environment.variable) : nil,
      isConversation: script == nil, isQuiet: isQuiet, arguments: script?.arguments ?? [])
    box = Box(Interpreter(session, host: host))
  }

  /// Where a script comes from.
  package struct SourceName: Sendable {
    package var name: String?
    package var arguments: [String]

    package init(name: String?, arguments: [String]) {
      self.name = name
      self.arguments = arguments
    }
  }

  /// Hands events to whoever listens now.
  private final class Relay: Sendable {
    private let listener = Mutex<@Sendable (CellEvent) -> Void>({ _ in })
    func emit(_ event: CellEvent) { listener.withLock { $0 }(event) }
    func listen(_ new: @escaping @Sendable (CellEvent) -> Void) { listener.withLock { $0 = new } }
  }

  /// The session after the cells that have ended.
  package var session: Session { thread.run { [box] in box.interpreter.session } }

  /// How the last cell ended.
  package var outcome: Outcome { lastOutcome.withLock { $0 } }

  package var nextCell: String? { lastNextCell.withLock { $0 } }

  package func isComplete(_ text: String) -> Bool { Completeness.of(text) == .complete }

  package func start(_ cell: Cell, emit: @escaping @Sendable (CellEvent) -> Void) {
    flag.lower()
    relay.listen(emit)
    thread.start { [self] in
      let source = SourceText(cell.text, name: sourceName)
      let outcome = box.interpreter.run(source, cell: isNumbered ? cell.number : nil)
      lastOutcome.withLock { $0 = outcome }
      let next = box.interpreter.nextCell
      lastNextCell.withLock { $0 = next }
      observe?(box.interpreter.session)
      if case .failed(let diagnostic) = outcome { emit(.failure(diagnostic)) }
      box.interpreter.continueLesson()
      emit(.finished(CellEnd(outcome)))
    }
  }

  package func interrupt() { flag.raise() }

  package func rescue(to folder: RescueFolder) {
    thread.run { [box] in folder.keep(box.interpreter.session) }
  }
}

extension CellEnd {
  init(_ outcome: Outcome) {
    switch outcome {
    case .finished: self = .done
    case .failed, .diverged: self = .failed
    case .interrupted: self = .interrupted
    case .quit(let status): self = .quit(status: Int32(status))
    }
  }
}
