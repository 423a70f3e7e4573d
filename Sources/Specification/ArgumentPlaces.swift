package import Diagnostics
import Syntax

/// Where each argument of a command stands, so that a mistake found while it runs is shown at the
/// argument it is about.
package struct ArgumentPlaces: Sendable {
  /// The places of the arguments' values, by the names in the specification.
  package internal(set) var byName: [String: Span] = [:]
  /// From the first positional argument to the last.
  package internal(set) var positional: Span?
  private let words: [(text: String, span: Span)]

  init(_ arguments: Arguments) {
    words = Self.words(of: arguments)
  }

  mutating func note(_ argument: ArgumentInfo, at span: Span) {
    byName[argument.name] = byName[argument.name]?.joined(with: span) ?? span
    guard !argument.isOption else { return }
    positional = positional?.joined(with: span) ?? span
  }

  /// The smallest place that a mistake is about: the argument it names; else the word that its
  /// message puts in quotes; else all that the command was given in order.
  package func place(of mistake: Diagnostic) -> Span? {
    if let name = mistake.argument, let span = byName[name] { return span }
    let parts = mistake.message.split(separator: "'", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated()
    where !place.isMultiple(of: 2) {
      if let word = words.first(where: { $0.text == part }) { return word.span }
    }
    return positional
  }

  /// The words between blanks and brackets, texts without their quotes.
  private static func words(of arguments: Arguments) -> [(text: String, span: Span)] {
    var words: [(text: String, span: Span)] = []
    var current: Span?
    func finish() {
      guard let span = current else { return }
      let text = arguments.source[span]
      let isQuoted = text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
      words.append((isQuoted ? String(text.dropFirst().dropLast()) : text, span))
      current = nil
    }
    for token in arguments.tokens {
      let isSeparator = [.openBracket, .closeBracket, .comma].contains { token.isSymbol($0) }
      if token.blankBefore || isSeparator { finish() }
      if !isSeparator { current = current?.joined(with: token.span) ?? token.span }
    }
    finish()
    return words
  }
}
