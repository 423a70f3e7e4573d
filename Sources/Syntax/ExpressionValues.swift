import Diagnostics

/// What operators join: values, names, calls, indices, brackets.
extension ExpressionParser {
  /// A value with the calls, indices and fields that touch it.
  mutating func value() throws(Diagnostic) -> Expression {
    let isName = next.name != nil
    var base = try plainValue()
    if isName, case .name(let name) = base.kind, touches(.openParenthesis) {
      base = try call(Name(name, base.span))
    }
    while true {
      if touches(.openBracket) {
        base = try index(of: base)
      } else if touches(.dot) {
        base = try field(of: base)
      } else {
        return base
      }
    }
  }

  private func touches(_ symbol: Symbol) -> Bool { !next.blankBefore && next.isSymbol(symbol) }

  private mutating func plainValue() throws(Diagnostic) -> Expression {
    let token = next
    switch token.kind {
    case .number(let value): return try number(value)
    case .text(let pieces):
      advance()
      return Expression(.text(try parts(pieces)), token.span)
    case .name(let name): return try named(name)
    case .symbol(.openParenthesis): return try group()
    case .symbol(.openBracket): return try list()
    case .symbol(.openBrace) where surroundings.allowsRecord: return try record()
    default: throw unexpected(token, wanted: "a value")
    }
  }

  private mutating func number(_ value: Double) throws(Diagnostic) -> Expression {
    let token = advance()
    guard value.isFinite else {
      throw Diagnostic(
        "number.range", "this number is too large", at: token.span,
        hint: "the largest is about 1.8e308", stage: .parse)
    }
    return Expression(.number(value), token.span)
  }

  private mutating func named(_ name: String) throws(Diagnostic) -> Expression {
    let kind: Expression.Kind =
      switch name {
      case "true": .boolean(true)
      case "false": .boolean(false)
      case "none": .none
      default: .name(name)
      }
    if case .name = kind, Keyword.all.contains(name) {
      throw unexpected(next, wanted: "a value")
    }
    return Expression(kind, advance().span)
  }

  private mutating func field(of base: Expression) throws(Diagnostic) -> Expression {
    try deepen(advance())
    let token = next
    guard let name = token.name, !token.blankBefore else {
      throw unexpected(token, wanted: "the name of a field")
    }
    advance()
    return Expression(
      .field(base, Name(name, token.span)), base.span.joined(with: token.span))
  }

  // MARK: Brackets

  private mutating func call(_ name: Name) throws(Diagnostic) -> Expression {
    let (opening, outer) = open(.free)
    try deepen(opening)
    let arguments = try elements(upTo: .closeParenthesis)
    let closing = try close(opening, outer, wanted: "an operator, ',' or")
    return Expression(.call(name, arguments), name.span.joined(with: closing))
  }

  private mutating func index(of base: Expression) throws(Diagnostic) -> Expression {
    let (opening, outer) = open(.free)
    try deepen(opening)
    let position = try expression(.or)
    let closing = try close(opening, outer, wanted: "an operator or")
    return Expression(.index(base, position), base.span.joined(with: closing))
  }

  private mutating func group() throws(Diagnostic) -> Expression {
    let (opening, outer) = open(.free)
    let inner = try expression(.or)
    let closing = try close(opening, outer, wanted: "an operator or")
    return Expression(inner.kind, opening.span.joined(with: closing))
  }

  private mutating func list() throws(Diagnostic) -> Expression {
    let (opening, outer) = open(.argument)
    let elements = try elements(upTo: .closeBracket)
    let closing = try close(opening, outer, wanted: "a blank, ',' or")
    return Expression(.list(elements), opening.span.joined(with: closing))
  }

  /// Expressions between commas, in a list also between blanks. As they stand side by side, the
  /// tree gets only as deep as the deepest of them.
  private mutating func elements(upTo closing: Symbol) throws(Diagnostic) -> [Expression] {
    var elements: [Expression] = []
    let base = depth
    var deepest = depth
    while !next.isSymbol(closing) {
      depth = base
      elements.append(try expression(.or))
      deepest = max(deepest, depth)
      let isApart = surroundings.mode == .argument && next.blankBefore
      guard take(.comma) != nil || isApart else { break }
    }
    depth = deepest
    return elements
  }

  private mutating func record() throws(Diagnostic) -> Expression {
    let (opening, outer) = open(.free, skipsNewlines: true)
    var fields: [Field] = []
    var names: Set<String> = []
    let base = depth
    var deepest = depth
    while !next.isSymbol(.closeBrace) {
      depth = base
      fields.append(try recordField(after: &names))
      deepest = max(deepest, depth)
      guard take(.comma) != nil else { break }
    }
    depth = deepest
    let closing = try close(opening, outer, wanted: "',' or")
    return Expression(.record(fields), opening.span.joined(with: closing))
  }

  private mutating func recordField(
    after names: inout Set<String>
  ) throws(Diagnostic) -> Field {
    let token = next
    guard let name = token.name, !Keyword.all.contains(name) else {
      throw unexpected(token, wanted: "the name of a field")
    }
    guard names.insert(name).inserted else {
      throw Diagnostic(
        "record.twice", "this record has two fields called '\(source.quote(token.span))'",
        at: token.span, hint: "give one of them another name", stage: .parse)
    }
    advance()
    guard take(.colon) != nil else { throw unexpected(next, wanted: "':'") }
    return Field(name: Name(name, token.span), value: try expression(.or))
  }

  /// Takes an opening bracket; what surrounded it comes back with `close`.
  private mutating func open(
    _ mode: Mode, skipsNewlines: Bool = false
  ) -> (opening: Token, outer: Surroundings) {
    let outer = surroundings
    surroundings = Surroundings(mode: mode, allowsRecord: true, skipsNewlines: skipsNewlines)
    return (advance(), outer)
  }

  /// Takes the bracket that closes `opening`; `wanted` says what else could have stood there.
  private mutating func close(
    _ opening: Token, _ outer: Surroundings, wanted: String
  ) throws(Diagnostic) -> Span {
    surroundings = outer
    guard case .symbol(let symbol) = opening.kind, let closing = symbol.closing,
      let token = take(closing)
    else { throw unclosed(opening, wanted: wanted) }
    return token.span
  }

  // MARK: Texts

  /// The parts of a text, with the expressions between `{` and `}` read.
  private mutating func parts(_ pieces: [TextPiece]) throws(Diagnostic) -> [TextPart] {
    var parts: [TextPart] = []
    let base = depth
    var deepest = depth
    for piece in pieces {
      switch piece {
      case .characters(let characters): parts.append(.characters(characters))
      case .tokens(let tokens, let span):
        var inner = ExpressionParser(tokens[...], source: source, mode: .free, end: span.end)
        inner.depth = base
        parts.append(.expression(try inner.insertion(span)))
        deepest = max(deepest, inner.depth)
      }
    }
    depth = deepest
    return parts
  }

  /// The one expression between `{` and `}` of a text.
  private mutating func insertion(_ span: Span) throws(Diagnostic) -> Expression {
    if case .end = next.kind {
      throw Diagnostic(
        "text.empty", "there is no expression between these brackets", at: span,
        hint: #"write one, or \{ for the sign itself"#, stage: .parse)
    }
    let expression = try expression(.or)
    guard case .end = next.kind else { throw unexpected(next, wanted: "an operator or '}'") }
    return expression
  }
}
