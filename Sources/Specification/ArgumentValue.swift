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
  /// The smallest part of what was read that is of another kind.
  static func culprit(in reading: Reading) -> Culprit
  /// The value as the language writes it; it reads back the same.
  var written: String { get }
}

extension ArgumentValue {
  package static func culprit(in reading: Reading) -> Culprit {
    Culprit(reading: reading, form: form, noun: noun)
  }
}

extension Double: ArgumentValue {
  package static var form: ArgumentForm { .value }
  package static var placeholder: String { "X" }
  package static var noun: String { "a number" }

  package init?(_ literal: Literal) {
    guard case .number(let value) = literal, value.isFinite else { return nil }
    self = value
  }

  /// The shortest form that reads back the same, without `.0`: `3`, `0.1`, `1e-8`, `1e22`. Zero has no
  /// sign.
  package var written: String {
    if self == 0 { return "0" }
    let text = description
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[mark...].dropFirst()) else {
      return text
    }
    return "\(text[..<mark])e\(exponent)"
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
    // By scalars, as a carriage return and a line feed make one character.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\"", "\\", "{": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

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
