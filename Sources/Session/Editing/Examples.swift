import Diagnostics
import Specification
import Syntax

/// The examples of a command and of the entries of its catalogs, as models of what can be written.
struct Examples {
  private let kind: Kind<any Command>

  init(_ kind: Kind<any Command>) {
    self.kind = kind
  }

  private var all: [String] {
    let topic = kind.topic
    let lines = ([topic] + topic.entries).flatMap(\.examples)
    return lines.filter { $0.hasPrefix(kind.name + " ") }
  }

  /// How the first example that begins with a text, and is right here, goes on.
  func continuation(of text: String, _ scope: Scope) -> String? {
    for example in all where example.hasPrefix(text) && example != text {
      let source = SourceText(example)
      let reading = TextReading(
        Lexer.draft(of: source).tokens[...], of: source, scope.facts)
      if reading.mistakes.isEmpty { return String(example.dropFirst(text.count)) }
    }
    return nil
  }

  /// The value that an argument has in the first example that begins as a line does.
  func value(of info: ArgumentInfo, after line: TextWalk.Line, _ scope: Scope) -> String? {
    let begun = line.arguments.source[
      Span(line.verb.span.lower, line.arguments.end.upper)]
    for example in all where example.hasPrefix(begun + " ") {
      let source = SourceText(example)
      let tokens = Lexer.draft(of: source).tokens.dropFirst().dropLast()
      let arguments = Arguments(
        tokens: tokens, source: source, end: Span(source.bytes.count, source.bytes.count))
      let trace = kind.trace(arguments, in: scope).trace
      if let span = trace.places.byName[info.name], span.upper > span.lower { return source[span] }
    }
    return nil
  }
}
