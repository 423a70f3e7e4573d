package import Diagnostics
package import Syntax

/// What was written for an argument: a bare word, or what an expression gave.
package enum Literal: Sendable {
  /// A fixed word, a path, a column; with the numbers in its brackets: `leaky_relu(0.2)`.
  case word(String, [Double])
  case number(Double)
  case boolean(Bool)
  case text(String)
  /// Seconds.
  case duration(Double)
  case list([Literal])
  case none
  /// An expression that is kept as it was written, for the command to evaluate.
  case expression(Expression, SourceText)
  case block(Block)
  /// A value that no argument takes, by the name of its kind.
  case other(String)
  /// A value that is known only as the command runs.
  case unknown

  /// The kind as a message names it.
  package var kind: String {
    switch self {
    case .word(let word, _): "'\(word)'"
    case .number: "a number"
    case .boolean: "a boolean"
    case .text: "a text"
    case .duration: "a time"
    case .list: "a list"
    case .none: "none"
    case .expression: "an expression"
    case .block: "a block"
    case .other(let kind): kind
    case .unknown: "a value"
    }
  }

  /// Whether some of it is known only as the command runs.
  var isUnknown: Bool {
    switch self {
    case .unknown: true
    case .list(let elements): elements.contains(where: \.isUnknown)
    default: false
    }
  }

  /// The characters of a word or a text.
  package var characters: String? {
    switch self {
    case .word(let word, let parameters) where parameters.isEmpty: word
    case .text(let text): text
    default: nil
    }
  }
}
