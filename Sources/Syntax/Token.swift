package import Diagnostics

/// A word of the language, with the blanks around it: whether an operator continues an argument
/// depends on them.
package struct Token: Sendable {
  package enum Kind: Sendable {
    case name(String)
    case number(Double)
    /// `30s`, `5m`, `2h`, in seconds.
    case duration(Double)
    case text([TextPiece])
    case symbol(Symbol)
    /// Between statements: a line break outside round and square brackets.
    case newline
    case semicolon
    /// A character, or a run such as `3x`, that only a bare word may contain.
    case other(String)
    case end
  }

  package var kind: Kind
  package var span: Span
  package var blankBefore: Bool
  package var blankAfter = true

  /// The end of a text, at an offset.
  package static func end(at offset: Int) -> Token {
    Token(kind: .end, span: Span(offset, offset), blankBefore: true)
  }

  package func isSymbol(_ symbol: Symbol) -> Bool {
    if case .symbol(symbol) = kind { true } else { false }
  }

  package func isName(_ name: String) -> Bool {
    if case .name(name) = kind { true } else { false }
  }

  /// The name, where the token is one.
  package var name: String? {
    if case .name(let name) = kind { name } else { nil }
  }

  /// Whether a statement ends before this token.
  package var endsStatement: Bool {
    switch kind {
    case .newline, .semicolon, .end: true
    case .symbol(.closeBrace): true
    default: false
    }
  }
}

/// A piece of a text: characters as they are, or the tokens between `{` and `}`.
package enum TextPiece: Sendable {
  case characters(String)
  case tokens([Token], Span)
}

/// Every sign of the language.
package enum Symbol: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case range = ".."
  case less = "<"
  case greater = ">"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case power = "^"
  case assign = "="
  case comma = ","
  case colon = ":"
  case dot = "."
  case question = "?"
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"

  /// The bracket that closes this one.
  var closing: Symbol? {
    switch self {
    case .openParenthesis: .closeParenthesis
    case .openBracket: .closeBracket
    case .openBrace: .closeBrace
    default: nil
    }
  }

  var isClosing: Bool {
    switch self {
    case .closeParenthesis, .closeBracket, .closeBrace: true
    default: false
    }
  }
}

/// Words that are part of the grammar and cannot be names.
package enum Keyword {
  package static let statements = [
    "let", "if", "for", "while", "repeat", "break", "continue", "def", "return",
  ]
  package static let operators = ["and", "or", "not", "in", "mod"]
  package static let constants = ["true", "false", "none"]
  package static let all = Set(statements + operators + constants + ["else", "by"])
}
