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
  let plans: PlanCache
  /// The calls of user-defined commands that are running, innermost last.
  var frames: [Frame] = []
  /// The files being included, outermost first.
  var includes: [String] = []
  /// Why the running statement ends early.
  var stop: Stop?
  /// How the running statement goes.
  var course = Course()
  /// Whether a training asks for its condition, which Ctrl-C does not end: it ends the training.
  var isAsking = false
  /// The random streams as the last moment began.
  var streamsAtMoment: RandomStreams
  /// The replays that are going on, outermost first.
  var replays: [ReplayState] = []
  /// What was trained or evaluated last.
  var measured: Measured?
  /// How many experiments enclose this one, each of which runs statements on a copy of the session.
  let experiments: Int
  /// How many statements are running inside each other.
  private(set) var depth = 0
  /// The session as it was when nothing had run.
  let origin: Session
  /// What was accepted, and what can be taken back.
  package private(set) var journal: Journal
  /// Where `undo` and `redo` of the running statement have come to.
  var moved: (journal: Journal, session: Session)?
  /// How many layers that are made of others are being put together, inside each other.
  var composed = 0
  /// Whether the running statement stands in a saved session even where it changes nothing.
  var isLogged = true
  /// Texts that run when the running statement has succeeded.
  var following: [String] = []
  /// Where the open lesson is once its cell that is running has begun.
  private var upcomingLesson: OpenLesson?
  /// Where the lesson goes on once all that its cell led to was said.
  private var lessonToShow: OpenLesson?
  /// How many cells that run each other are running.
  private(set) var reruns = 0
  /// The numbered cells that were typed.
  package private(set) var cells: [Cell] = []
  /// What the running cell ran in place of its own text.
  private var pieces: [String]?
  private var blocks = 0
  private(set) var isSilent = false

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

  /// `journal` decides how much can be taken back.
  package convenience init(_ session: Session, host: Host, journal: Journal = Journal()) {
    self.init(session, host: host, journal: journal, checking: nil)
  }

  /// One for an experiment of another, on a session that is a copy.
  convenience init(_ session: Session, host: Host, inside outer: Interpreter) {
    self.init(
      session, host: host, checking: nil, plans: outer.plans, experiments: outer.experiments + 1)
    includes = outer.includes
  }

  init(
    _ session: Session, host: Host, journal: Journal = Journal(), checking: Checking?,
    plans: PlanCache = PlanCache(), experiments: Int = 0
  ) {
    var session = session
    session.variables["args"] =
      checking == nil ? .list(host.arguments.map { .text($0) }) : .unknown
    self.session = session
    draft = session
    origin = session
    streamsAtMoment = session.streams
    self.host = host
    self.plans = plans
    self.experiments = experiments
    self.journal = journal
    self.checking = checking
  }

  /// Runs a text: refuses it whole if it does not parse, else runs statement by statement up to
  /// the first that fails.
  package func run(_ source: SourceText, cell: Int? = nil) -> Outcome {
    pieces = nil
    let open = session.lesson
    lessonToShow = nil
    upcomingLesson = cell == nil ? nil : lesson(after: source.text)
    let outcome = attempt(source)
    if let open, let next = upcomingLesson { goOn(from: open, to: next, after: outcome) }
    upcomingLesson = nil
    if let cell {
      cells.append(Cell(number: cell, text: pieces?.joined(separator: "\n") ?? source.text))
    }
    return outcome
  }

  /// Goes on in a lesson whose cell has run.
  private func goOn(from open: OpenLesson, to next: OpenLesson, after outcome: Outcome) {
    guard goesOn(after: outcome, from: open) else {
      if session.lesson == next { session.lesson = open }
      return
    }
    // A cell may open another lesson, or close this one.
    if session.lesson == open || session.lesson == next {
      session.lesson = next.code == nil ? nil : next
      lessonToShow = next
    }
  }

  /// Shows how the lesson goes on after a cell that has run. Whoever runs cells asks for it when the error
  /// of the cell is shown, if there was one.
  package func continueLesson() {
    guard let next = lessonToShow else { return }
    lessonToShow = nil
    showLesson(next, isNew: false)
  }

  private func attempt(_ source: SourceText) -> Outcome {
    do throws(Diagnostic) { return run(try parse(source)) } catch {
      return .failed(error.located(in: source))
    }
  }

  /// Runs statements that parse, up to the first that fails.
  package func run(_ block: Block) -> Outcome {
    blocks += 1
    let cell = AcceptedStatement.Cell(
      number: blocks, text: block.source[block.span], statements: block.statements.count)
    do throws(Diagnostic) {
      for (place, statement) in block.statements.enumerated() {
        if let stop = try commit(statement, of: block, in: cell) { return stop.outcome }
        guard !following.isEmpty else {
          pieces?.append(block.source[statement.span])
          continue
        }
        if pieces == nil {
          pieces = block.statements[..<place].map { block.source[$0.span] }
        }
        if let outcome = runFollowing() { return outcome }
      }
      return .finished
    } catch {
      return .failed(error.located(in: block.source))
    }
  }

  /// Runs what the last statement asked for; how it ended, if not well.
  private func runFollowing() -> Outcome? {
    reruns += 1
    defer { reruns -= 1 }
    for text in following {
      following = []
      let before = pieces
      let outcome = attempt(SourceText(text))
      guard case .finished = outcome else {
        pieces = (before ?? []) + [text]
        return outcome
      }
    }
    return nil
  }

  /// Parses a text with the arguments of its commands.
  func parse(_ source: SourceText) throws(Diagnostic) -> Block {
    let block = try Parser.parse(source, vocabulary: Commands.vocabulary)
    try SyntaxCheck(definitions: Set(session.definitions.keys)).check(block)
    return block
  }

  private func commit(
    _ statement: Statement, of block: Block, in cell: AcceptedStatement.Cell
  ) throws(Diagnostic) -> Stop? {
    draft = session
    if let upcomingLesson { draft.lesson = upcomingLesson }
    stop = nil
    course = Course()
    moved = nil
    isLogged = true
    following = []
    frames = []
    includes = block.source.name.map { [TextFile.canonical($0)] } ?? []
    defer { draft = session }
    do throws(Diagnostic) { try runAlone(statement, of: block) } catch {
      following = []
      throw error
    }
    accept(statement, of: block, in: cell)
    return stop
  }

  /// The draft becomes the session, and the statement is noted for `undo` and for a file.
  private func accept(
    _ statement: Statement, of block: Block, in cell: AcceptedStatement.Cell
  ) {
    defer { session = draft }
    if let moved, draft.isSame(as: moved.session) {
      journal = moved.journal
      return
    }
    let isChanged = !draft.isSame(as: session)
    let accepted = AcceptedStatement(
      statement, in: block.source, cell: cell, course: course,
      shortened: ShortenedTraining(statement, in: block.source, self))
    let isLogged = isChanged || (isLogged && stop == nil)
    journal.accept(
      isLogged ? accepted : nil, changing: isChanged ? session : nil, into: draft)
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
    if case .progress = report, host.hearsAllProgress { return host.emit(report) }
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

  /// Runs a statement one level deeper.
  func deeper<Result>(_ body: () throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
    depth += 1
    defer { depth -= 1 }
    return try body()
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
