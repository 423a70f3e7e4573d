package import Diagnostics

/// A part of the text that has a value.
package struct Expression: Sendable {
  package indirect enum Kind: Sendable {
    case number(Double)
    case boolean(Bool)
    case none
    case text([TextPart])
    case name(String)
    case list([Expression])
    /// `from..to` or `from..to by step`, both ends included.
    case range(Expression, Expression, by: Expression?)
    case record([Field])
    case negative(Expression)
    case not(Expression)
    case binary(Operator, Span, Expression, Expression)
    case call(Name, [Expression])
    case index(Expression, Expression)
    case field(Expression, Name)
  }

  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// A name with its place.
package struct Name: Sendable {
  package var text: String
  package var span: Span

  package init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

/// A name and its value inside a record.
package struct Field: Sendable {
  package var name: Name
  package var value: Expression
}

/// A part of a text: characters, or an expression whose value stands in its place.
package enum TextPart: Sendable {
  case characters(String)
  case expression(Expression)
}

/// The operators with two sides.
package enum Operator: String, Sendable {
  case or, and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains = "in"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case remainder = "mod"
  case power = "^"

  /// Whether the sign or word of this token is an operator (the range sign is none of them).
  init?(_ token: Token) {
    switch token.kind {
    case .symbol(let symbol): self.init(rawValue: symbol.rawValue)
    case .name(let name): self.init(rawValue: name)
    default: return nil
    }
  }
}

extension Token {
  /// An operator with blanks on both sides, which goes on with the expression before it; an `=`
  /// however it stands, as no argument begins with one.
  package var isSpacedOperator: Bool {
    isSymbol(.assign) || (blankBefore && blankAfter && Precedence(joining: self) != nil)
  }
}

extension Expression {
  /// The expressions that this one is made of, in the order of the text.
  package var parts: [Expression] {
    switch kind {
    case .number, .boolean, .none, .name: []
    case .text(let parts):
      parts.compactMap { if case .expression(let inner) = $0 { inner } else { nil } }
    case .list(let elements), .call(_, let elements): elements
    case .range(let from, let to, let step): [from, to] + (step.map { [$0] } ?? [])
    case .record(let fields): fields.map(\.value)
    case .negative(let inner), .not(let inner), .field(let inner, _): [inner]
    case .binary(_, _, let left, let right), .index(let left, let right): [left, right]
    }
  }
}
