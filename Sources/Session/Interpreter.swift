package import Diagnostics
import Network
import Reports
import Specification
package import Syntax
import Tensors

/// Runs texts on a session, one statement at a time: each works on a draft, which becomes the
/// session only when the statement succeeds.
package final class Interpreter {
  package private(set) var session: Session
  /// What the running statement changes.
  var draft: Session
  package let host: Host
  /// What is found where texts are checked and not run.
  let checking: Checking?
  /// Plans of the networks trained so far; they hold no weights.
  let plans = PlanCache()
  /// The calls of user-defined commands that are running, innermost last.
  var frames: [Frame] = []
  /// The files being included, outermost first.
  var includes: [String] = []
  /// Why the running statement ends early.
  var stop: Stop?
  /// The numbered cells that were accepted.
  package private(set) var cells: [Cell] = []
  private var isSilent = false

  /// The variables of a running command.
  struct Frame {
    var variables: [String: Value]
  }

  /// Why a statement ends before its last step.
  enum Stop {
    case interrupted
    case diverged
    case quit(Int)
  }

  /// A text typed at the prompt that ran.
  package struct Cell: Sendable {
    package let number: Int
    package let text: String
  }

  package convenience init(_ session: Session, host: Host) {
    self.init(session, host: host, checking: nil)
  }

  init(_ session: Session, host: Host, checking: Checking?) {
    var session = session
    session.variables["args"] =
      checking == nil ? .list(host.arguments.map { .text($0) }) : .unknown
    self.session = session
    draft = session
    self.host = host
    self.checking = checking
  }

  /// Runs a text: refuses it whole if it does not parse, else runs statement by statement up to
  /// the first that fails.
  package func run(_ source: SourceText, cell: Int? = nil) -> Outcome {
    let outcome = attempt(source)
    if let cell { cells.append(Cell(number: cell, text: source.text)) }
    return outcome
  }

  private func attempt(_ source: SourceText) -> Outcome {
    do throws(Diagnostic) { return run(try parse(source)) } catch {
      return .failed(error.located(in: source))
    }
  }

  /// Runs statements that parse, up to the first that fails.
  package func run(_ block: Block) -> Outcome {
    do throws(Diagnostic) {
      for statement in block.statements {
        if let stop = try commit(statement, of: block) { return stop.outcome }
      }
      return .finished
    } catch {
      return .failed(error.located(in: block.source))
    }
  }

  /// Parses a text with the arguments of its commands.
  func parse(_ source: SourceText) throws(Diagnostic) -> Block {
    let block = try Parser.parse(source, vocabulary: Commands.vocabulary)
    try SyntaxCheck(definitions: Set(session.definitions.keys)).check(block)
    return block
  }

  private func commit(_ statement: Statement, of block: Block) throws(Diagnostic) -> Stop? {
    draft = session
    stop = nil
    frames = []
    includes = block.source.name.map { [TextFile.canonical($0)] } ?? []
    defer { draft = session }
    try runAlone(statement, of: block)
    session = draft
    return stop
  }

  private func runAlone(_ statement: Statement, of block: Block) throws(Diagnostic) {
    switch try run(statement, in: block.source) {
    case .next, .stop: return
    case .leave(let span): throw outside("break", "a loop", span, block.source)
    case .again(let span): throw outside("continue", "a loop", span, block.source)
    case .result(_, let span): throw outside("return", "a def", span, block.source)
    }
  }

  func outside(
    _ word: String, _ place: String, _ span: Span, _ source: SourceText
  ) -> Diagnostic {
    Diagnostic(
      "statement.place", "'\(word)' stands outside \(place)", at: span,
      hint: "remove it", source: source)
  }

  // MARK: Reports

  /// Shows a report, unless the statement ends in a silent `;` or the host wants only what was
  /// asked for by `print` and the like. Warnings are always shown.
  func emit(_ report: Report, asked: Bool = false) {
    if case .warning = report { return host.emit(report) }
    if !isSilent, asked || !host.isQuiet { host.emit(report) }
  }

  func silently<Result>(
    _ silent: Bool, _ body: () throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let outer = isSilent
    isSilent = outer || silent
    defer { isSilent = outer }
    return try body()
  }

  /// Ends the running statement if Ctrl-C asked for it; what it has done is kept.
  func checkInterrupt() {
    if stop == nil, host.interrupt.isRaised { stop = .interrupted }
  }
}

extension Interpreter.Stop {
  var outcome: Outcome {
    switch self {
    case .interrupted: .interrupted
    case .diverged: .diverged
    case .quit(let status): .quit(status)
    }
  }
}
