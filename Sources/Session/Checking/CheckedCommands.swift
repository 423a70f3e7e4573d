import Diagnostics
import Specification
import Syntax

/// Commands that are checked.
extension Interpreter {
  /// Reads a command's arguments, and does what it does when it is checked. What it would have
  /// changed is not known after a mistake.
  func checkCall(_ kind: Kind<any Command>, _ line: CommandLine) throws(Diagnostic) -> Value {
    guard let checking else { return .unknown }
    let changes = type(of: kind.plain).changes
    checking.change.aspects.formUnion(changes)
    do throws(Diagnostic) {
      let (command, places) = try kind.bind(line.arguments, in: self)
      guard !places.hasUnknown else { throw .unknowable }
      checking.place = (line.verb.span, line.arguments.source)
      do throws(Diagnostic) { return try command.check(self) } catch {
        throw error.located(at: places.place(of: error) ?? line.verb.span)
      }
    } catch {
      forget(changes)
      for block in line.arguments.blocks.values where error.isUnknowable { check(block) }
      guard error.isUnknowable else { throw error }
      return .unknown
    }
  }

  /// Forgets what was known.
  func forget(_ aspects: Set<Checking.Aspect>) {
    checking?.unknown.formUnion(aspects)
    if aspects.contains(.network) { checking?.unknownNetworks.insert(draft.modelName) }
  }

  /// Forgets what a verb that does not exist may have been meant to change: what the nearest one
  /// changes; where none is near, what there would have to be and is not.
  func forget(after verb: Name) {
    guard checking != nil else { return }
    let known = Commands.names + Keyword.statements
    guard let nearest = Suggestion.nearest(to: verb.text, among: known) else {
      if draft.dataset == nil { forget([.data]) }
      if draft.model == nil { forget([.network]) }
      return
    }
    if let kind = Commands.byName[nearest] {
      forget(type(of: kind.plain).changes)
    } else {
      forget([.names, .commands])
    }
  }

  /// Forgets what a line that does not parse would have changed, by its first word.
  func forget(afterLineOf mistake: Diagnostic, in source: SourceText) {
    let line = source[source.span(ofLine: source.line(at: mistake.span?.lower ?? 0))]
    let first = line.drop { $0.isWhitespace || $0 == "}" }.prefix { !$0.isWhitespace }
    let word = String(first)
    if let kind = Commands.byName[word] {
      forget(type(of: kind.plain).changes)
    } else if word == "let" || word == "for" {
      forget([.names])
    } else {
      forget(after: Name(word, Span(0, 0)))
    }
  }

  /// Checks the body of a user's command with what it is called with.
  func checkCall(
    _ definition: Definition, _ values: [String: Value], at span: Span
  ) throws(Diagnostic) -> Value {
    guard let checking, frames.count < Self.checkedCalls else { return .unknown }
    checking.called.insert(definition.name.text)
    let (result, trials, change) = (checking.result, checking.trials, checking.change)
    let loops = checking.loops
    (checking.result, checking.trials, checking.change) = (nil, 0, Checking.Change())
    checking.loops = 0
    frames.append(Frame(variables: values))
    defer {
      frames.removeLast()
      (checking.result, checking.trials, checking.loops) = (result, trials, loops)
      let aspects = change.aspects.union(checking.change.aspects)
      checking.change = Checking.Change(
        aspects: aspects, names: change.names, returns: change.returns)
    }
    try fillDefaults(of: definition, at: span)
    check(definition.body)
    return checking.change.returns ? .unknown : checking.result ?? Value.none
  }

  /// How deep calls are followed.
  private static let checkedCalls = 8
}
