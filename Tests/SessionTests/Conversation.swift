import Diagnostics
import Network
import Notebooks
import Reports
import Session
import Synchronization
import Tensors
import Testing

/// A session that a test talks to: texts go in, and what was said about them comes out.
final class Conversation: Sendable {
  let interrupt = Interrupt()
  private let thread = EvaluationThread()
  private let heard = Heard()
  private let seat: Seat

  /// Holds the interpreter, which only the evaluation thread uses.
  private final class Seat: @unchecked Sendable {
    let interpreter: Interpreter
    init(_ interpreter: Interpreter) { self.interpreter = interpreter }
  }

  /// What one text led to.
  struct Reply: Sendable {
    /// The results, as the lines that a pipe would get.
    var lines: [String]
    /// Everything that was reported: results, progress, warnings.
    var reports: [Report]
    var outcome: Outcome

    var warnings: [Warning] {
      reports.compactMap { if case .warning(let warning) = $0 { warning } else { nil } }
    }

    var diagnostic: Diagnostic? {
      if case .failed(let diagnostic) = outcome { diagnostic } else { nil }
    }
  }

  /// Begins with statements that have to go through. `listening` hears each report as it is made.
  init(
    _ beginning: String = "", seed: UInt64 = 0, arguments: [String] = [], isQuiet: Bool = false,
    isConversation: Bool = false, editor: (any TextEditor)? = nil,
    figures: (any FigureWriter)? = nil,
    journal: Journal = Journal(),
    listening: @escaping @Sendable (Report, Interrupt) -> Void = { _, _ in }
  ) {
    let host = Host(
      emit: { [heard, interrupt] report in
        heard.take(report)
        listening(report, interrupt)
      }, interrupt: interrupt, figures: figures, editor: editor,
      isConversation: isConversation, isQuiet: isQuiet, arguments: arguments)
    seat = Seat(Interpreter(Session(seed: seed, threads: Threads(1)), host: host, journal: journal))
    if !beginning.isEmpty { answer(beginning) }
  }

  var session: Session { thread.run { [seat] in seat.interpreter.session } }

  /// The cell of the open lesson that comes next.
  var nextCell: String? { thread.run { [seat] in seat.interpreter.nextCell } }

  /// What can be taken back.
  var journal: Journal { thread.run { [seat] in seat.interpreter.journal } }

  /// Runs a text, however it ends.
  func say(_ text: String, name: String? = nil, cell: Int? = nil) -> Reply {
    _ = heard.reply(.finished)
    let outcome = thread.run { [seat] in
      defer { seat.interpreter.continueLesson() }
      return seat.interpreter.run(SourceText(text, name: name), cell: cell)
    }
    return heard.reply(outcome)
  }

  /// Runs a text that has to go through, and gives its results.
  @discardableResult
  func answer(
    _ text: String, name: String? = nil, at place: SourceLocation = #_sourceLocation
  ) -> [String] {
    let reply = say(text, name: name)
    if case .finished = reply.outcome { return reply.lines }
    Issue.record(
      "'\(text)' ended as \(reply.outcome.status): \(reply.diagnostic?.message ?? "")",
      sourceLocation: place)
    return reply.lines
  }

  /// The figure that a text shows.
  func figure(_ text: String, at place: SourceLocation = #_sourceLocation) -> Figure? {
    let reply = say(text)
    for case .figure(let figure) in reply.reports { return figure }
    Issue.record(
      "'\(text)' shows no figure: \(reply.diagnostic?.message ?? "")", sourceLocation: place)
    return nil
  }

  /// The chart that a text shows.
  func chart(_ text: String, at place: SourceLocation = #_sourceLocation) -> Chart? {
    guard case .chart(let chart)? = figure(text, at: place) else { return nil }
    return chart
  }

  /// The value that the language gives an expression or, in `let it = …`, a command.
  func value(_ origin: String, at place: SourceLocation = #_sourceLocation) -> Value {
    answer("let it = \(origin)", at: place)
    return session.variables["it"] ?? .none
  }

  /// A record that a command gives.
  func record(
    _ command: String, at place: SourceLocation = #_sourceLocation
  ) -> [String: Value] {
    guard case .record(let fields) = value(command, at: place) else {
      Issue.record("'\(command)' gives no record", sourceLocation: place)
      return [:]
    }
    return Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.value) })
  }

  /// Runs a statement that has to fail and to leave the session exactly as it was.
  @discardableResult
  func mistake(
    _ text: String, name: String? = nil, at place: SourceLocation = #_sourceLocation
  ) -> Refusal {
    let before = session.fingerprint
    let reply = say(text, name: name)
    #expect(session.fingerprint == before, "'\(text)' left something behind", sourceLocation: place)
    guard let diagnostic = reply.diagnostic else {
      Issue.record("'\(text)' did not fail", sourceLocation: place)
      return Refusal(Diagnostic("none", ""))
    }
    return Refusal(diagnostic)
  }
}

/// A mistake, as a test looks at it.
struct Refusal: CustomStringConvertible {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  var message: String { diagnostic.message }
  var hint: String { diagnostic.hint ?? "" }
  var usage: String { diagnostic.usage ?? "" }
  var status: Int { Outcome.failed(diagnostic).status }

  /// The characters over the caret.
  var token: String {
    guard let span = diagnostic.span, let source = diagnostic.source else { return "" }
    return source[span]
  }

  /// The name and line of the text that is at fault.
  var place: String {
    guard let span = diagnostic.span, let source = diagnostic.source else { return "" }
    return "\(source.name ?? "-"):\(source.line(at: span.lower))"
  }

  /// `token | message | hint`.
  var description: String { "\(token) | \(message) | \(hint)" }
}

/// What was reported since it was last asked.
private final class Heard: Sendable {
  private let output = CapturedOutput()
  private let reports = Mutex<[Report]>([])

  func take(_ report: Report) {
    output.show(report)
    reports.withLock { $0.append(report) }
  }

  func reply(_ outcome: Outcome) -> Conversation.Reply {
    Conversation.Reply(
      lines: output.takeLines(),
      reports: reports.withLock { reports in
        defer { reports = [] }
        return reports
      }, outcome: outcome)
  }
}
