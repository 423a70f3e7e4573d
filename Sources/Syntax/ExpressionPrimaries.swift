package import Diagnostics

/// The parts that operators join: values, names, calls, indices, brackets.
extension ExpressionParser {
  mutating func postfix() throws(Diagnostic) -> Expression {
    var base = try primary()
    while !next.blankBefore {
      if case .name(let name) = base.kind, next.isSymbol(.openParenthesis) {
        base = try call(Name(name, base.span))
      } else if next.isSymbol(.openBracket) {
        base = try index(of: base)
      } else if next.isSymbol(.dot) {
        base = try field(of: base)
      } else {
        break
      }
    }
    return base
  }

  private mutating func call(_ name: Name) throws(Diagnostic) -> Expression {
    let opening = advance()
    try count(opening)
    let (arguments, closing) = try bracketed(by: opening) { parser throws(Diagnostic) in
      var arguments: [Expression] = []
      while !parser.next.isSymbol(.closeParenthesis) {
        arguments.append(try parser.nested())
        guard parser.take(.comma) != nil else { break }
      }
      return arguments
    }
    return Expression(.call(name, arguments), name.span.joined(with: closing.span))
  }

  private mutating func index(of base: Expression) throws(Diagnostic) -> Expression {
    let opening = advance()
    try count(opening)
    let (position, closing) = try bracketed(by: opening) { parser throws(Diagnostic) in
      try parser.nested()
    }
    return Expression(.index(base, position), base.span.joined(with: closing.span))
  }

  private mutating func field(of base: Expression) throws(Diagnostic) -> Expression {
    try count(advance())
    let token = next
    guard let name = token.name, !token.blankBefore else {
      throw unexpected(token, wanted: "the name of a field")
    }
    advance()
    return Expression(
      .field(base, Name(name, token.span)), base.span.joined(with: token.span))
  }

  private mutating func primary() throws(Diagnostic) -> Expression {
    let token = next
    switch token.kind {
    case .number(let value):
      advance()
      guard value.isFinite else {
        throw Diagnostic(
          "number.range", "this number is too large", at: token.span,
          hint: "the largest is about 1.8e308", stage: .parse)
      }
      return Expression(.number(value), token.span)
    case .text(let pieces):
      advance()
      return Expression(.text(try parts(pieces)), token.span)
    case .name(let name): return try named(name, token)
    case .symbol(.openParenthesis): return try group()
    case .symbol(.openBracket): return try list()
    case .symbol(.openBrace) where allowsRecord: return try record()
    default: throw unexpected(token, wanted: "a value")
    }
  }

  private mutating func named(_ name: String, _ token: Token) throws(Diagnostic) -> Expression {
    switch name {
    case "true", "false":
      advance()
      return Expression(.boolean(name == "true"), token.span)
    case "none":
      advance()
      return Expression(.none, token.span)
    default:
      guard !Keyword.all.contains(name) else { throw unexpected(token, wanted: "a value") }
      advance()
      return Expression(.name(name), token.span)
    }
  }

  private mutating func group() throws(Diagnostic) -> Expression {
    let opening = advance()
    let (inner, closing) = try bracketed(by: opening) { parser throws(Diagnostic) in
      try parser.nested()
    }
    return Expression(inner.kind, opening.span.joined(with: closing.span))
  }

  private mutating func list() throws(Diagnostic) -> Expression {
    let opening = advance()
    let (elements, closing) = try bracketed(by: opening) { parser throws(Diagnostic) in
      parser.mode = .argument
      var elements: [Expression] = []
      while !parser.next.isSymbol(.closeBracket) {
        elements.append(try parser.nested())
        if parser.take(.comma) == nil, !parser.next.blankBefore { break }
      }
      return elements
    }
    return Expression(.list(elements), opening.span.joined(with: closing.span))
  }

  private mutating func record() throws(Diagnostic) -> Expression {
    let opening = advance()
    let (fields, closing) = try bracketed(by: opening) { parser throws(Diagnostic) in
      var fields: [Field] = []
      parser.skipNewlines()
      while !parser.next.isSymbol(.closeBrace) {
        fields.append(try parser.recordField(after: fields))
        parser.skipNewlines()
        guard parser.take(.comma) != nil else { break }
        parser.skipNewlines()
      }
      return fields
    }
    return Expression(.record(fields), opening.span.joined(with: closing.span))
  }

  private mutating func recordField(after fields: [Field]) throws(Diagnostic) -> Field {
    let token = next
    guard let name = token.name, !Keyword.all.contains(name) else {
      throw unexpected(token, wanted: "the name of a field")
    }
    guard !fields.contains(where: { $0.name.text == name }) else {
      throw Diagnostic(
        "record.twice", "this record has two fields called '\(name)'", at: token.span,
        hint: "give one of them another name", stage: .parse)
    }
    advance()
    guard take(.colon) != nil else { throw unexpected(next, wanted: "':'") }
    return Field(name: Name(name, token.span), value: try nested())
  }

  private mutating func skipNewlines() {
    while case .newline = next.kind { advance() }
  }

  /// Reads what stands between a bracket that was just taken and the one that closes it.
  private mutating func bracketed<Inside>(
    by opening: Token,
    _ inside: (inout ExpressionParser) throws(Diagnostic) -> Inside
  ) throws(Diagnostic) -> (Inside, Token) {
    let outer = (mode, allowsRecord)
    (mode, allowsRecord) = (.free, true)
    defer { (mode, allowsRecord) = outer }
    let result = try inside(&self)
    guard case .symbol(let symbol) = opening.kind, let closing = symbol.closing,
      let token = take(closing)
    else { throw unexpectedInside(opening) }
    return (result, token)
  }

  /// The parts of a text, with the expressions between `{` and `}` read.
  private func parts(_ pieces: [TextPiece]) throws(Diagnostic) -> [TextPart] {
    var parts: [TextPart] = []
    for piece in pieces {
      switch piece {
      case .characters(let characters): parts.append(.characters(characters))
      case .tokens(let tokens, let span):
        var parser = ExpressionParser(tokens[...], source: source, mode: .free)
        if case .end = parser.next.kind {
          throw Diagnostic(
            "text.empty", "there is no expression between these brackets", at: span,
            hint: #"write one, or \{ for the sign itself"#, stage: .parse)
        }
        parts.append(.expression(try parser.expression()))
        guard case .end = parser.next.kind else {
          throw parser.unexpected(parser.next, wanted: "'}'")
        }
      }
    }
    return parts
  }

  // MARK: Mistakes

  /// `token` stands where `wanted` should.
  package func unexpected(_ token: Token, wanted: String) -> Diagnostic {
    let message =
      switch token.kind {
      case .newline, .semicolon, .end: "\(wanted) is missing here"
      case .other(let text): "'\(text)' has no meaning here"
      case .duration: "a time such as '\(source[token.span])' has no meaning here"
      default: "'\(source[token.span])' cannot stand here"
      }
    return Diagnostic(
      "syntax.unexpected", message, at: place(of: token), hint: expectation(token, wanted),
      stage: .parse)
  }

  private func expectation(_ token: Token, _ wanted: String) -> String {
    switch token.kind {
    case .symbol(.dot): "expected \(wanted); a number has a digit before its point: 0.5"
    case .other("&"): "expected \(wanted); write and"
    case .other("|"): "expected \(wanted); write or"
    case .other("!"): "expected \(wanted); write not"
    case .other("%"): "expected \(wanted); write mod"
    case .other("'"): "expected \(wanted); a text stands in double quotes"
    default: "expected \(wanted)"
    }
  }

  /// Where a missing thing is shown: right after the last token of the line.
  private func place(of token: Token) -> Span {
    guard case .newline = token.kind else { return token.span }
    return Span(token.span.lower, token.span.lower + 1)
  }

  private func unexpectedInside(_ opening: Token) -> Diagnostic {
    guard case .symbol(let symbol) = opening.kind, let closing = symbol.closing else {
      return unexpected(next, wanted: "a value")
    }
    if case .end = next.kind {
      return Diagnostic(
        "text.bracket", "this '\(symbol.rawValue)' is never closed", at: opening.span,
        hint: "write '\(closing.rawValue)' where it ends", stage: .parse)
    }
    let between =
      symbol == .openBracket
      ? "a blank, ',' or" : symbol == .openParenthesis ? "an operator or" : "',' or"
    return unexpected(next, wanted: "\(between) '\(closing.rawValue)'")
  }
}
