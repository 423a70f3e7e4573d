import Diagnostics
import Specification
import Syntax

/// Statements that are checked: each on the draft, one after the other, whatever is wrong with the
/// ones before; a branch or a loop whose way is not known leaves behind only what it cannot change.
extension Interpreter {
  /// Checks a whole text, past what does not parse.
  func checkText(_ source: SourceText) {
    guard let checking else { return }
    let result = Parser.recover(source, vocabulary: Commands.vocabulary)
    var broken = result.diagnostics[...]
    for mistake in broken { checking.note(mistake.located(in: source)) }
    for statement in result.block.statements {
      // What a statement that does not parse would have changed is not known.
      while let next = broken.first, (next.span?.lower ?? 0) < statement.span.lower {
        broken = broken.dropFirst()
        forget(afterLineOf: next, in: source)
      }
      check(statement, in: result.block.source)
    }
  }

  /// Checks the user's commands that nothing calls.
  func checkUncalled() {
    guard let checking else { return }
    for name in draft.definitions.keys.sorted() where !checking.called.contains(name) {
      guard let definition = draft.definitions[name] else { continue }
      let unknown = definition.parameters.map { ($0.name.text, Value.unknown) }
      hypothetically {
        forget([.data, .network])
        frames.append(Frame(variables: Dictionary(unknown) { first, _ in first }))
        check(definition.body)
        frames.removeLast()
      }
    }
  }

  func check(_ block: Block) {
    for statement in block.statements { check(statement, in: block.source) }
  }

  private func check(_ statement: Statement, in source: SourceText) {
    guard let checking, checking.begin() else { return }
    do throws(Diagnostic) { try perform(checked: statement, in: source) } catch {
      checking.note(error.located(in: source))
    }
  }

  private func perform(checked statement: Statement, in source: SourceText) throws(Diagnostic) {
    switch statement.kind {
    case .command(let line): _ = try call(line)
    case .name(let name):
      if let definition = draft.definitions[name.text] {
        _ = try checkCall(definition, [:], at: name.span)
      } else {
        _ = try lookUp(name, orCommand: true)
      }
    case .expression(let expression): _ = try checked(expression, in: source)
    case .binding(let name, let origin): try bind(checked: name, origin, in: source)
    case .condition(let branches, let otherwise): check(branches, otherwise, in: source)
    case .loop(let name, let list, let body):
      try checkBindable(name)
      let over = try checked(list, in: source)
      checkTurns(try turns(over, at: list.span), name.text, body)
    case .repetition(let count, let body):
      checkTurns(try turns(count, in: source), nil, body)
    case .whileLoop(let condition, let body):
      let holds = truth(of: condition, in: source)
      checkTurns(holds == false ? [] : nil, nil, body)
    case .breakLoop, .continueLoop:
      guard checking?.loops == 0 else { return }
      throw outside(source.quote(statement.span), "a loop", statement.span, source)
    case .definition(let definition):
      if checking?.trials ?? 0 > 0 { checking?.change.aspects.insert(.commands) }
      try define(definition)
    case .result(let origin):
      if frames.isEmpty { throw outside("return", "a def", statement.span, source) }
      try giveBack(origin, in: source)
    }
  }

  // MARK: Values

  /// The value of an expression, or that it is not known; a wrong name in it is an error either way.
  func checked(_ expression: Expression, in source: SourceText) throws(Diagnostic) -> Value {
    do throws(Diagnostic) { return try value(of: expression, in: source) } catch {
      guard error.isUnknowable else { throw error }
      try checkNames(expression, in: source)
      return .unknown
    }
  }

  private func bind(
    checked name: Name, _ origin: Source, in source: SourceText
  ) throws(Diagnostic) {
    try checkBindable(name)
    do throws(Diagnostic) { bind(name.text, try value(checked: origin, in: source)) } catch {
      bind(name.text, .unknown)
      throw error
    }
  }

  private func value(checked origin: Source, in source: SourceText) throws(Diagnostic) -> Value {
    switch origin {
    case .expression(let expression): return try checked(expression, in: source)
    case .command(let line): return try call(line)
    case .name(let name):
      if let definition = draft.definitions[name.text] {
        return try checkCall(definition, [:], at: name.span)
      }
      if Commands.byName[name.text] != nil {
        return try call(CommandLine(verb: name, arguments: .none(after: name, in: source)))
      }
      return try checked(Expression(.name(name.text), name.span), in: source)
    }
  }

  private func giveBack(_ origin: Source?, in source: SourceText) throws(Diagnostic) {
    var given = Value.none
    if let origin { given = try value(checked: origin, in: source) }
    guard let checking else { return }
    if checking.trials > 0 {
      checking.change.returns = true
    } else if checking.result == nil {
      checking.result = given
    }
  }

  /// Whether a condition holds; `nil` where that is not known.
  private func truth(of expression: Expression, in source: SourceText) -> Bool? {
    do throws(Diagnostic) {
      guard case .unknown = try checked(expression, in: source) else {
        return try condition(expression, in: source)
      }
    } catch {
      checking?.note(error.located(in: source))
    }
    return nil
  }

  // MARK: Branches and loops

  private func check(_ branches: [Branch], _ otherwise: Block?, in source: SourceText) {
    var bodies = branches.map { (truth: truth(of: $0.condition, in: source), body: $0.body) }
    if let otherwise { bodies.append((true, otherwise)) }
    var changes: [Checking.Change] = []
    var isDecided = false
    for (truth, body) in bodies {
      if isDecided || truth == false {
        hypothetically { check(body) }
      } else if truth == true, changes.isEmpty {
        check(body)
        isDecided = true
      } else {
        changes.append(onTrial { check(body) })
        isDecided = truth == true
      }
    }
    for change in changes { forget(change) }
  }

  /// The turns of a loop over a value; `nil` where they are not known or too many.
  private func turns(_ value: Value, at span: Span) throws(Diagnostic) -> [Value]? {
    if case .unknown = value { return nil }
    if case .range(let range) = value, range.count > Checking.turns { return nil }
    if case .range(let range) = value { return range.elements.map { .number($0) } }
    let elements = try elements(of: value, at: span, wanted: "for")
    return elements.count > Checking.turns ? nil : elements
  }

  private func turns(
    _ count: Expression, in source: SourceText
  ) throws(Diagnostic) -> [Value]? {
    let found = try checked(count, in: source)
    if case .unknown = found { return nil }
    let times = try times(found, at: count.span)
    return times > Checking.turns ? nil : [Value](repeating: .none, count: times)
  }

  private func checkTurns(_ turns: [Value]?, _ name: String?, _ body: Block) {
    checking?.loops += 1
    defer { checking?.loops -= 1 }
    if let turns, !body.leavesEarly {
      if turns.isEmpty {
        hypothetically {
          if let name { bind(name, .unknown) }
          check(body)
        }
      }
      for turn in turns {
        if let name { bind(name, turn) }
        check(body)
      }
    } else {
      forget(
        onTrial {
          if let name { bind(name, .unknown) }
          check(body)
        })
    }
  }

  /// Checks what may run, and takes back what it did.
  func onTrial(_ body: () -> Void) -> Checking.Change {
    guard let checking else { return Checking.Change() }
    let (draft, frames, sketch) = (draft, frames, checking.sketch)
    let (unknown, written, outer) = (checking.unknown, checking.written, checking.change)
    checking.change = Checking.Change()
    checking.trials += 1
    body()
    checking.trials -= 1
    let change = checking.change
    (self.draft, self.frames, checking.sketch) = (draft, frames, sketch)
    (checking.unknown, checking.written) = (unknown, written)
    checking.change = outer
    return change
  }

  /// Checks what is known not to run: only its names, as its values may make no sense.
  func hypothetically(_ body: () -> Void) {
    checking?.hypotheses += 1
    _ = onTrial(body)
    checking?.hypotheses -= 1
  }

  /// Forgets what a change may have made of it.
  private func forget(_ change: Checking.Change) {
    guard let checking else { return }
    forget(change.aspects)
    for name in change.names { bind(name, .unknown) }
    checking.change.aspects.formUnion(change.aspects)
    checking.change.returns = checking.change.returns || change.returns
  }
}

extension Block {
  /// Whether `break`, `continue` or `return` stands in it.
  fileprivate var leavesEarly: Bool {
    statements.contains { statement in
      switch statement.kind {
      case .breakLoop, .continueLoop, .result: true
      case .condition(let branches, let otherwise):
        branches.contains { $0.body.leavesEarly } || otherwise?.leavesEarly == true
      case .loop(_, _, let body), .repetition(_, let body), .whileLoop(_, let body):
        body.leavesEarly
      default: false
      }
    }
  }
}
