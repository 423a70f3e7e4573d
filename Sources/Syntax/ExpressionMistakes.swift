package import Diagnostics

/// What is said where an expression does not go on as it must.
extension ExpressionParser {
  /// `token` stands where `wanted` should.
  package func unexpected(_ token: Token, wanted: String) -> Diagnostic {
    var place = token.span
    let message: String
    switch token.kind {
    case .newline, .semicolon, .end:
      message = "\(wanted) is missing here"
      place = last?.end ?? Span(token.span.lower, token.span.lower)
    case .other(let text): message = "\(Self.shown(text)) has no meaning here"
    case .duration: message = "a time such as '\(source.quote(place))' has no meaning here"
    default: message = "'\(source.quote(place))' cannot stand here"
    }
    let hint = ["expected \(wanted)", advice(token, wanted)].compactMap { $0 }.joined(
      separator: "; ")
    var mistake = Diagnostic(
      "syntax.unexpected", message, at: place, hint: hint, stage: .parse)
    if let (text, place) = replacement(of: token, wanted: wanted) {
      mistake.correction = .write(text, at: place, hint: hint)
    }
    return mistake
  }

  /// The characters in quotes, or the code of one that cannot be seen.
  private static func shown(_ text: String) -> String {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
      return "'\(text.prefix(40))'"
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned:
      let code = String(scalar.value, radix: 16, uppercase: true)
      return "the character U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    default: return "'\(text)'"
    }
  }

  private func advice(_ token: Token, _ wanted: String) -> String? {
    switch token.kind {
    case .symbol(.dot): return "a number has a digit before its point: 0.5"
    case .symbol(.assign) where wanted == "'in'": return nil
    case .symbol(.assign): return "write == to compare, let NAME = value to bind"
    case .symbol(.times) where last?.upper == token.span.lower: return "a power is written ^"
    case .symbol(.openBrace): return "a record stands in round brackets here"
    case .symbol
    where surroundings.mode == .argument && Precedence(joining: token) != nil
      && token.blankBefore && !token.blankAfter:
      return "put blanks on both sides of the sign, or on neither"
    case .other(let text):
      if let advice = Self.habits[text] { return advice }
      let isNumber = text.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
      return isNumber ? "a name begins with a letter; write * to multiply" : nil
    default: return nil
    }
  }

  /// What takes the place of a token, where that is sure.
  private func replacement(of token: Token, wanted: String) -> (String, Correction.Place)? {
    let touches = last?.upper == token.span.lower
    let following = source[Span(token.span.upper, token.span.upper + 1)]
    switch token.kind {
    case .symbol(.assign) where wanted == "'in'": return ("in", .mistake)
    case .name("of") where wanted == "'in'": return ("in", .mistake)
    case .newline, .semicolon, .end: return nil
    case _ where wanted == "'in'": return ("in ", .before)
    case .symbol(.dot) where !token.blankAfter: return ("0", .before)
    case .symbol(.times) where touches: return powerSign(token)
    case .symbol(.equal) where wanted == "'='": return ("=", .mistake)
    case .symbol(.assign) where following == ">":
      return (">=", .span(Span(token.span.lower, token.span.upper + 1)))
    case .symbol(.assign) where wanted.hasPrefix("an operator") || wanted == "'{'":
      return ("==", .mistake)
    case .name where wanted == "else if": return ("else if", .mistake)
    case _ where wanted == "':'": return last.map { (":", .span($0.end)) }
    case .other("'"): return quoted(from: token, to: "'")
    case .other("“"): return quoted(from: token, to: "”")
    case .other(let text): return Self.replacements[text].map { doubled($0, token) }
    default: return nil
    }
  }

  /// `'abc'`, which is written `"abc"`.
  private func quoted(
    from token: Token, to closing: Character
  ) -> (String, Correction.Place)? {
    let line = source.span(ofLine: source.line(at: token.span.lower))
    let rest = source[Span(token.span.upper, line.upper)]
    guard let end = rest.firstIndex(of: closing), !rest[..<end].contains("\"") else { return nil }
    let upper = token.span.upper + rest[...end].utf8.count
    return ("\"\(rest[..<end])\"", .span(Span(token.span.lower, upper)))
  }

  /// `**`, which is written `^`.
  private func powerSign(_ token: Token) -> (String, Correction.Place)? {
    guard let last, source[last] == "*" else { return nil }
    return ("^", .span(last.joined(with: token.span)))
  }

  /// `&&` and `||` are two tokens.
  private func doubled(
    _ replacement: String, _ token: Token
  ) -> (String, Correction.Place) {
    let next = Span(token.span.upper, token.span.upper + token.span.upper - token.span.lower)
    guard "&|".contains(source[token.span]), source[next] == source[token.span] else {
      return (replacement, .mistake)
    }
    return (replacement, .span(token.span.joined(with: next)))
  }

  /// What stands for a sign of other languages, and of typeset text, in this one.
  private static let replacements: [String: String] = [
    "&": "and", "|": "or", "!": "not ", "%": "mod", "“": "\"", "”": "\"", "−": "-", "–": "-",
    "×": "*", "·": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "²": "^2", "³": "^3",
    "\u{A0}": " ", "\u{FEFF}": "",
  ]

  /// What people bring along from other languages, and from typeset text.
  private static let habits: [String: String] = [
    "&": "write and", "|": "write or", "!": "write not", "%": "write mod",
    "'": "a text stands in \"…\"", "“": "a text stands in \"…\"", "”": "a text stands in \"…\"",
    "−": "write -", "–": "write -", "×": "write *", "·": "write *", "÷": "write /",
    "≤": "write <=", "≥": "write >=", "≠": "write !=", "²": "write ^2", "³": "write ^3",
    "\\": "a line goes on where \\ is its very last character",
    "\u{A0}": "write a plain blank", "\u{FEFF}": "remove it",
  ]

  /// What stands before `next` should have been closed.
  func unclosed(_ opening: Token, wanted: String) -> Diagnostic {
    guard case .symbol(let symbol) = opening.kind, let closing = symbol.closing else {
      return unexpected(next, wanted: wanted)
    }
    if case .end = next.kind { return Lexer.unclosed(opening, symbol) }
    return unexpected(next, wanted: "\(wanted) '\(closing.rawValue)'")
  }

  /// `0 < x < 1`, after its first comparison was read.
  mutating func chain(after left: Expression) -> Diagnostic {
    let token = next
    guard case .binary(_, _, _, let middle) = left.kind else {
      return Diagnostic(
        "expression.chain", "ranges do not chain", at: token.span,
        hint: "a step is written after by: 1..10 by 2", stage: .parse)
    }
    advance()
    let right = try? expression(Precedence.comparison.rightSide)
    let text = right.map { source.quote($0.span) } ?? "…"
    let hint =
      "write \(source.quote(left.span)) and \(source.quote(middle.span)) \(source[token.span]) \(text)"
    var mistake = Diagnostic(
      "expression.chain", "comparisons do not chain", at: token.span, hint: hint, stage: .parse)
    if right != nil {
      mistake.correction = .write("and \(source[middle.span]) ", at: .before, hint: hint)
    }
    return mistake
  }
}
