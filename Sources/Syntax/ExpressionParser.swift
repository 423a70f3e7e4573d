package import Diagnostics

/// Reads expressions from tokens by precedence climbing.
package struct ExpressionParser {
  /// How blanks count.
  package enum Mode: Sendable {
    /// Inside round brackets and in the language's own forms: blanks mean nothing.
    case free
    /// In arguments and list elements: an operator continues an expression only with blanks on
    /// both sides or on neither.
    case argument
  }

  /// What the innermost bracket, or the form the expression stands in, decides.
  struct Surroundings {
    var mode: Mode
    /// False in the head of `if`, `while`, `for`, where `{` opens the block.
    var allowsRecord: Bool
    /// True in a record, whose line breaks the lexer cannot tell from those of a block.
    var skipsNewlines = false
  }

  /// The tokens not read yet.
  package private(set) var tokens: ArraySlice<Token>
  let source: SourceText
  var surroundings: Surroundings
  /// The place of the token that was taken last.
  package private(set) var last: Span?
  /// The operators, calls, indices and fields on the longest way into the expression: what its
  /// tree, and whoever walks it, has to bear.
  var depth = 0
  /// Where something missing is shown when no token was taken.
  private let end: Span

  package init(
    _ tokens: ArraySlice<Token>, source: SourceText, mode: Mode, end: Span? = nil
  ) {
    self.tokens = tokens
    self.source = source
    self.end = end ?? Span(source.bytes.count, source.bytes.count)
    surroundings = Surroundings(mode: mode, allowsRecord: true)
  }

  /// Reads the longest expression that starts here.
  package mutating func expression() throws(Diagnostic) -> Expression {
    depth = 0
    return try expression(.or)
  }

  // MARK: Tokens

  /// The next token; after the last one, an `end` in its place.
  package var next: Token {
    tokens.first ?? Token(kind: .end, span: end, blankBefore: true)
  }

  @discardableResult
  mutating func advance() -> Token {
    let token = next
    _ = tokens.popFirst()
    last = token.span
    if surroundings.skipsNewlines { skipNewlines() }
    return token
  }

  mutating func skipNewlines() {
    while case .newline = next.kind { _ = tokens.popFirst() }
  }

  mutating func take(_ symbol: Symbol) -> Token? {
    next.isSymbol(symbol) ? advance() : nil
  }

  // MARK: Operators

  /// An expression of operators that hold at least as tightly as `floor`.
  mutating func expression(_ floor: Precedence) throws(Diagnostic) -> Expression {
    var left = try operand(floor)
    var joined: Precedence?
    while let precedence = Precedence(joining: next), precedence >= floor, try continues(next) {
      if precedence == joined, !precedence.chains { throw chain(after: left) }
      left = try join(left, precedence)
      joined = precedence
    }
    return left
  }

  /// A value with the signs or the words `not` before it.
  private mutating func operand(_ floor: Precedence) throws(Diagnostic) -> Expression {
    let prefix: Precedence = next.isSymbol(.minus) ? .sign : .not
    var places: [Span] = []
    while prefix == .sign ? next.isSymbol(.minus) : next.isName("not") && floor <= .not {
      let token = advance()
      try deepen(token)
      places.append(token.span)
    }
    if places.isEmpty { return try value() }
    var inner = try expression(prefix)
    for place in places.reversed() {
      let span = place.joined(with: inner.span)
      inner = Expression(prefix == .sign ? .negative(inner) : .not(inner), span)
    }
    return inner
  }

  /// Takes an operator and its right side.
  private mutating func join(
    _ left: Expression, _ precedence: Precedence
  ) throws(Diagnostic) -> Expression {
    let token = advance()
    try deepen(token)
    let right = try expression(precedence.rightSide)
    let span = left.span.joined(with: right.span)
    guard let operation = Operator(token) else { return try range(left, right) }
    return Expression(.binary(operation, token.span, left, right), span)
  }

  private mutating func range(
    _ from: Expression, _ to: Expression
  ) throws(Diagnostic) -> Expression {
    guard next.isName("by"), try continues(next) else {
      return Expression(.range(from, to, by: nil), from.span.joined(with: to.span))
    }
    advance()
    let step = try expression(Precedence.range.rightSide)
    return Expression(.range(from, to, by: step), from.span.joined(with: step.span))
  }

  /// Whether an operator goes on with the expression before it, by the blanks around it.
  private func continues(_ token: Token) throws(Diagnostic) -> Bool {
    if surroundings.mode == .free || token.blankBefore == token.blankAfter { return true }
    if token.blankBefore { return false }
    throw Diagnostic(
      "expression.blanks", "'\(source[token.span])' has a blank on its right only",
      at: token.span,
      correction: .write(" ", at: .before, hint: "put blanks on both sides, or on neither"),
      stage: .parse)
  }

  /// Counts a step into the tree.
  mutating func deepen(_ token: Token) throws(Diagnostic) {
    depth += 1
    guard depth > Limits.operators else { return }
    throw Diagnostic(
      "expression.length", "one expression has more than \(Limits.operators) operators",
      at: token.span, hint: "give a part of it a name with let", stage: .parse)
  }
}
