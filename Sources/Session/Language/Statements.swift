import Diagnostics
import Reports
import Specification
import Syntax

/// Runs statements and the language's own forms.
extension Interpreter {
  /// What a statement asks of the block around it.
  enum Flow {
    case next
    case leave(Span)
    case again(Span)
    case result(Value, Span)
    /// The whole statement ends early; `stop` says why.
    case stop
  }

  func execute(_ block: Block) throws(Diagnostic) -> Flow {
    if checking != nil {
      check(block)
      return .next
    }
    for statement in block.statements {
      do throws(Diagnostic) {
        let flow = try run(statement, in: block.source)
        guard case .next = flow else { return flow }
      } catch {
        throw error.located(in: block.source)
      }
    }
    return .next
  }

  func run(_ statement: Statement, in source: SourceText) throws(Diagnostic) -> Flow {
    checkInterrupt()
    guard stop == nil else { return .stop }
    let flow = try deeper { () throws(Diagnostic) in
      try silently(statement.isSilent) { () throws(Diagnostic) in
        do throws(Diagnostic) { return try perform(statement, in: source) } catch {
          guard error.id == Diagnostic.expressionInterrupted.id else { throw error }
          interruptExpression()
          return .stop
        }
      }
    }
    return stop == nil ? flow : .stop
  }

  private func perform(
    _ statement: Statement, in source: SourceText
  ) throws(Diagnostic) -> Flow {
    switch statement.kind {
    case .command(let line): _ = try call(line)
    case .name(let name): try nameAlone(name)
    case .expression(let expression): show(try value(of: expression, in: source))
    case .binding(let name, let origin):
      try checkBindable(name)
      let found = try value(of: origin, in: source)
      // A result that was cut short is kept by the session, but not bound halfway.
      if stop == nil || !found.isNone { bind(name.text, found) }
    case .condition(let branches, let otherwise):
      for branch in branches where try condition(branch.condition, in: source) {
        return try execute(branch.body)
      }
      if let otherwise { return try execute(otherwise) }
    case .loop(let name, let list, let body): return try loop(name, list, body, in: source)
    case .repetition(let count, let body): return try repetition(count, body, in: source)
    case .whileLoop(let condition, let body):
      while try self.condition(condition, in: source) {
        if let flow = try pass(body) { return flow }
      }
    case .breakLoop: return .leave(statement.span)
    case .continueLoop: return .again(statement.span)
    case .definition(let definition): try define(definition)
    case .result(let origin):
      guard let origin else { return .result(.none, statement.span) }
      return .result(try value(of: origin, in: source), statement.span)
    }
    return .next
  }

  func show(_ value: Value) {
    emit(.text(value.written), asked: true)
  }

  private func value(
    of origin: Source, in source: SourceText
  ) throws(Diagnostic) -> Value {
    switch origin {
    case .expression(let expression): return try value(of: expression, in: source)
    case .command(let line): return try call(line)
    case .name(let name):
      guard draft.definitions[name.text] != nil else { return try valueOrCommand(name) }
      return try call(CommandLine(verb: name, arguments: .none(after: name, in: source)))
    }
  }

  /// The value of a name, where a command could stand too.
  private func valueOrCommand(_ name: Name) throws(Diagnostic) -> Value {
    do throws(Diagnostic) { return try lookUp(name) } catch {
      let commands = Commands.names + draft.definitions.keys.sorted()
      guard error.id == "name.unknown", error.correction == nil,
        Suggestion.meant(by: name.text, among: commands) != nil
      else { throw error }
      throw unknownCommand(name, orValue: true, among: commands)
    }
  }

  private func nameAlone(_ name: Name) throws(Diagnostic) {
    if let definition = draft.definitions[name.text] {
      _ = try call(definition, [:], at: name.span)
    } else {
      show(try lookUp(name, orCommand: true))
    }
  }

  // MARK: Loops

  /// Runs a body once; the flow if the loop is to end.
  private func pass(_ body: Block) throws(Diagnostic) -> Flow? {
    switch try execute(body) {
    case .next, .again:
      checkInterrupt()
      return stop == nil ? nil : .stop
    case .leave: return .next
    case .result(let value, let span): return .result(value, span)
    case .stop: return .stop
    }
  }

  private func loop(
    _ name: Name, _ list: Expression, _ body: Block, in source: SourceText
  ) throws(Diagnostic) -> Flow {
    try checkBindable(name)
    let over = try value(of: list, in: source)
    if case .range(let range) = over {
      for element in range.elements {
        bind(name.text, .number(element))
        if let flow = try pass(body) { return flow }
      }
      return .next
    }
    for element in try elements(of: over, at: list.span, wanted: "for") {
      bind(name.text, element)
      if let flow = try pass(body) { return flow }
    }
    return .next
  }

  private func repetition(
    _ count: Expression, _ body: Block, in source: SourceText
  ) throws(Diagnostic) -> Flow {
    let times = try times(try value(of: count, in: source), at: count.span)
    var done = 0
    while done < times {
      if let flow = try pass(body) { return flow }
      done += 1
    }
    return .next
  }

  /// How often `repeat` repeats.
  func times(_ found: Value, at span: Span) throws(Diagnostic) -> Int {
    guard case .number(let number) = found, let times = Int(exactly: number), times >= 0 else {
      throw Diagnostic(
        "repeat.count", "repeat needs a whole number of times, not \(found.written)", at: span,
        hint: "write repeat 3 { … }")
    }
    return times
  }
}

extension Value {
  var isNone: Bool {
    if case .none = self { true } else { false }
  }
}

extension Arguments {
  /// No arguments after a verb.
  static func none(after verb: Name, in source: SourceText) -> Arguments {
    Arguments(tokens: [], source: source, end: verb.span.end)
  }
}
