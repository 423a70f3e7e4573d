package import Diagnostics
package import Syntax

/// A type that an argument can have.
package protocol ArgumentValue: Sendable {
  /// How its values are written.
  static var form: ArgumentForm { get }
  /// What stands for a value in a usage line: `N`, `X`, `FILE`.
  static var placeholder: String { get }
  /// What a message calls a value: `a whole number`.
  static var noun: String { get }
  /// The value of what was written; `nil` where it is of another kind.
  init?(_ literal: Literal)
  /// The value as the language writes it; it reads back the same.
  var written: String { get }
}

extension Double: ArgumentValue {
  package static var form: ArgumentForm { .value }
  package static var placeholder: String { "X" }
  package static var noun: String { "a number" }

  package init?(_ literal: Literal) {
    guard case .number(let value) = literal, value.isFinite else { return nil }
    self = value
  }

  /// The shortest form that reads back the same, without `.0`.
  package var written: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Int: ArgumentValue {
  package static var form: ArgumentForm { .value }
  package static var placeholder: String { "N" }
  package static var noun: String { "a whole number" }

  package init?(_ literal: Literal) {
    guard case .number(let value) = literal, let whole = Int(exactly: value) else { return nil }
    self = whole
  }

  package var written: String { String(self) }
}

extension Bool: ArgumentValue {
  package static var form: ArgumentForm { .flag }
  package static var placeholder: String { "on|off" }
  package static var noun: String { "on or off" }

  package init?(_ literal: Literal) {
    switch literal {
    case .boolean(let value): self = value
    case .word("on", _), .word("yes", _), .word("true", _): self = true
    case .word("off", _), .word("no", _), .word("false", _): self = false
    default: return nil
    }
  }

  package var written: String { self ? "on" : "off" }
}

/// A word up to the next blank, or a text: a path, a column, a name.
extension String: ArgumentValue {
  package static var form: ArgumentForm { .anyWord }
  package static var placeholder: String { "NAME" }
  package static var noun: String { "a word or a text" }

  package init?(_ literal: Literal) {
    guard let characters = literal.characters else { return nil }
    self = characters
  }

  package var written: String { Self.quoted(self) }

  /// The text in quotes, with its escapes.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      switch character {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\"", "\\", "{": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result + "\""
  }
}

extension Optional: ArgumentValue where Wrapped: ArgumentValue {
  package static var form: ArgumentForm { Wrapped.form }
  package static var placeholder: String { Wrapped.placeholder }
  package static var noun: String { Wrapped.noun }

  package init?(_ literal: Literal) {
    guard let value = Wrapped(literal) else { return nil }
    self = .some(value)
  }

  package var written: String { self?.written ?? "none" }
}

/// `[a b]`, or one element alone.
extension Array: ArgumentValue where Element: ArgumentValue {
  package static var form: ArgumentForm { .list(Element.form) }
  package static var placeholder: String { "\(Element.placeholder)|[…]" }
  package static var noun: String { "a list, each element \(Element.noun)" }

  package init?(_ literal: Literal) {
    guard case .list(let literals) = literal else {
      guard let element = Element(literal) else { return nil }
      self = [element]
      return
    }
    var elements: [Element] = []
    for literal in literals {
      guard let element = Element(literal) else { return nil }
      elements.append(element)
    }
    self = elements
  }

  package var written: String { "[" + map(\.written).joined(separator: " ") + "]" }
}

/// Two values, one after the other.
package struct Pair<Element: ArgumentValue>: ArgumentValue {
  package var first: Element
  package var second: Element

  package static var form: ArgumentForm { .pair(Element.form) }
  package static var placeholder: String { "\(Element.placeholder) \(Element.placeholder)" }
  package static var noun: String { "two, each \(Element.noun)" }

  package init?(_ literal: Literal) {
    guard case .list(let literals) = literal, literals.count == 2,
      let first = Element(literals[0]), let second = Element(literals[1])
    else { return nil }
    self.first = first
    self.second = second
  }

  package var written: String { "\(first.written) \(second.written)" }
}

extension Pair: Equatable where Element: Equatable {}

/// An enumeration of fixed words: give it raw values and summaries.
package protocol WordValue: ArgumentValue, CaseIterable, RawRepresentable<String> {
  var summary: String { get }
}

extension WordValue {
  package static var form: ArgumentForm {
    .words(allCases.map { Choice($0.rawValue, $0.summary) }, orValue: false)
  }
  package static var placeholder: String { allCases.map(\.rawValue).joined(separator: "|") }
  package static var noun: String { placeholder }

  package init?(_ literal: Literal) {
    guard let characters = literal.characters else { return nil }
    self.init(rawValue: characters)
  }

  package var written: String { rawValue }
}

/// An expression that a command evaluates itself: a condition, something to print.
package struct Written: ArgumentValue {
  package var expression: Expression
  package var source: SourceText

  /// The characters of the expression.
  package var text: String { source[expression.span] }

  package static var form: ArgumentForm { .expression }
  package static var placeholder: String { "EXPRESSION" }
  package static var noun: String { "an expression" }

  package init?(_ literal: Literal) {
    guard case .expression(let expression, let source) = literal else { return nil }
    self.expression = expression
    self.source = source
  }

  package var written: String { text }
}

/// A length of time, in seconds.
package struct Duration: ArgumentValue, Hashable {
  package var seconds: Double

  package static var form: ArgumentForm { .duration }
  package static var placeholder: String { "DURATION" }
  package static var noun: String { "a time such as 30s, 5m or 2h" }

  package init?(_ literal: Literal) {
    switch literal {
    case .duration(let seconds), .number(let seconds):
      guard seconds.isFinite, seconds >= 0 else { return nil }
      self.seconds = seconds
    default: return nil
    }
  }

  package var written: String { "\(seconds.written)s" }
}

/// Statements between `{` and `}`.
package struct BlockArgument: ArgumentValue {
  package var block: Block

  package static var form: ArgumentForm { .block }
  package static var placeholder: String { "{ … }" }
  package static var noun: String { "a block" }

  package init?(_ literal: Literal) {
    guard case .block(let block) = literal else { return nil }
    self.block = block
  }

  package var written: String { "{ … }" }
}
