package import Diagnostics
import Syntax

/// Where each argument of a command stands, so that a mistake found while it runs is shown at the
/// argument it is about.
package struct ArgumentPlaces: Sendable {
  /// The places of the arguments' values, by the names in the specification.
  package private(set) var byName: [String: Span] = [:]
  /// Whether an argument has a value that only a run can tell.
  package internal(set) var hasUnknown = false
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  mutating func note(_ argument: ArgumentInfo, at span: Span) {
    byName[argument.name] = byName[argument.name]?.joined(with: span) ?? span
  }

  /// The smallest place that a mistake is about: the argument it names; else the first word that
  /// its message puts in quotes and the user wrote.
  package func place(of mistake: Diagnostic) -> Span? {
    if let name = mistake.argument, let span = byName[name] { return span }
    let parts = mistake.message.split(separator: "'", omittingEmptySubsequences: false)
    let quoted = parts.indices.filter { !$0.isMultiple(of: 2) }.map { parts[$0] }
    let words = words
    for quote in quoted {
      if let word = words.first(where: { $0.text == quote }) { return word.span }
    }
    return nil
  }

  /// The words between blanks and brackets, texts without their quotes.
  private var words: [(text: String, span: Span)] {
    var spans: [Span] = []
    var isInside = false
    for token in arguments.tokens {
      let separates = [.openBracket, .closeBracket, .comma].contains { token.isSymbol($0) }
      if isInside, !separates, !token.blankBefore, let last = spans.last {
        spans[spans.count - 1] = last.joined(with: token.span)
      } else if !separates {
        spans.append(token.span)
      }
      isInside = !separates
    }
    return spans.map { (unquoted(arguments.source[$0]), $0) }
  }

  private func unquoted(_ text: String) -> String {
    let isQuoted = text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
    return isQuoted ? String(text.dropFirst().dropLast()) : text
  }
}
