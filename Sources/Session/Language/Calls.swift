import Datasets
import Diagnostics
import Network
import Specification
import Syntax

/// Runs commands: the built-in ones by their specification, a user's by their parameters.
extension Interpreter {
  /// Runs a command and gives its result.
  func call(_ line: CommandLine) throws(Diagnostic) -> Value {
    do throws(Diagnostic) {
      if let kind = Commands.byName[line.verb.text] {
        if let words = HelpRequest.words(of: line) { return try explain(words) }
        if checking != nil { return try checkCall(kind, line) }
        let (command, places) = try bind(kind, line)
        let interrupted = interruptedNames
        do throws(Diagnostic) {
          let value = try command.run(self)
          if !(command is Resume) { tellOfForgotten(interrupted) }
          return value
        } catch  where error.isInterruption {
          interrupt()
          return .none
        } catch {
          throw error.located(at: places.place(of: error) ?? line.verb.span)
            .inCommand(endingAt: line.arguments.end)
        }
      }
      if let definition = draft.definitions[line.verb.text] {
        let values = try values(of: line.arguments, for: definition)
        if checking != nil { return try checkCall(definition, values, at: line.verb.span) }
        return try call(definition, values, at: line.verb.span)
      }
    } catch {
      throw error.located(in: line.arguments.source)
    }
    if checking?.isUnknown(.commands) == true { throw .unknowable }
    forget(after: line.verb)
    throw unknown(line.verb)
  }

  private func bind(
    _ kind: Kind<any Command>, _ line: CommandLine
  ) throws(Diagnostic) -> (any Command, ArgumentPlaces) {
    do throws(Diagnostic) { return try kind.bind(line.arguments, in: self) } catch {
      throw explained(error, in: line)
    }
  }

  private func unknown(_ verb: Name) -> Diagnostic {
    if isBound(verb.text) || ReadOnlyName.named(verb.text, in: draft) != nil {
      return Diagnostic(
        "command.value", "'\(verb.text)' is a value, not a command", at: verb.span,
        hint: "put an operator with blanks on both sides after it")
    }
    let names = Commands.names + draft.definitions.keys.sorted() + Keyword.statements
    return unknownCommand(verb, among: names)
  }

  // MARK: A user's commands

  func define(_ definition: Definition) throws(Diagnostic) {
    try checkBindable(definition.name)
    for parameter in definition.parameters { try checkBindable(parameter.name) }
    draft.definitions[definition.name.text] = definition
  }

  /// Runs the body of a user's command with its parameters bound.
  func call(
    _ definition: Definition, _ values: [String: Value], at span: Span
  ) throws(Diagnostic) -> Value {
    guard frames.count < Limits.calls else {
      throw Diagnostic(
        "call.depth", "commands call each other deeper than \(Limits.calls)", at: span,
        hint: "does '\(definition.name.text)' call itself without an end?")
    }
    frames.append(Frame(variables: values))
    defer { frames.removeLast() }
    try fillDefaults(of: definition, at: span)
    switch try execute(definition.body) {
    case .result(let value, _): return value
    case .leave(let span), .again(let span):
      let source = definition.body.source
      throw Diagnostic(
        "statement.place", "'\(source[span])' stands outside a loop", at: span,
        hint: "a loop around the call of '\(definition.name.text)' is none of its own",
        source: source)
    case .next, .stop: return .none
    }
  }

  func fillDefaults(of definition: Definition, at span: Span) throws(Diagnostic) {
    for parameter in definition.parameters {
      let name = parameter.name.text
      guard frames[frames.count - 1].variables[name] == nil else { continue }
      guard let fallback = parameter.fallback else {
        throw Diagnostic(
          "argument.missing", "'\(definition.name.text)' needs a value for '\(name)'", at: span,
          usage: definition.usage)
      }
      do throws(Diagnostic) {
        let value = try argument(fallback, in: definition.body.source)
        frames[frames.count - 1].variables[name] = value
      } catch {
        throw error.located(in: definition.body.source)
      }
    }
  }

  /// Reads `1 b 0.5`: a parameter's name followed by a value wins over a positional value.
  private func values(
    of arguments: Arguments, for definition: Definition
  ) throws(Diagnostic) -> [String: Value] {
    var reader = ArgumentReader(arguments, in: self)
    let names = definition.parameters.map(\.name.text)
    var values: [String: Value] = [:]
    var next = 0
    while !reader.isAtEnd {
      let place = reader.place
      if let name = reader.takeParameterName(among: names) {
        try checkFirst(name, values, definition, at: place)
        values[name] = try argument(reader.expression(), in: arguments.source)
        continue
      }
      let expression = try reader.expression()
      guard next < names.count else {
        throw Diagnostic(
          "argument.surplus", "'\(definition.name.text)' takes no more arguments",
          at: expression.span, correction: .remove(), usage: definition.usage)
      }
      try checkFirst(names[next], values, definition, at: place)
      values[names[next]] = try argument(expression, in: arguments.source)
      next += 1
    }
    return values
  }

  private func argument(
    _ expression: Expression, in source: SourceText
  ) throws(Diagnostic) -> Value {
    checking == nil ? try value(of: expression, in: source) : try checked(expression, in: source)
  }

  private func checkFirst(
    _ name: String, _ values: [String: Value], _ definition: Definition, at place: Span
  ) throws(Diagnostic) {
    guard values[name] != nil else { return }
    throw Diagnostic(
      "option.twice", "'\(name)' is given twice", at: place, hint: "remove one of them",
      usage: definition.usage)
  }
}

extension Diagnostic {
  /// Ctrl-C ended what a command was about; it changed nothing.
  var isInterruption: Bool {
    [Diagnostic.loadingInterrupted.id, Diagnostic.evaluationInterrupted.id].contains(id)
  }
}

extension Definition {
  /// How the command is called: `NAME a [b]`.
  var usage: String {
    var words = [name.text]
    for parameter in parameters {
      words.append(parameter.fallback == nil ? parameter.name.text : "[\(parameter.name.text)]")
    }
    return words.joined(separator: " ")
  }
}
