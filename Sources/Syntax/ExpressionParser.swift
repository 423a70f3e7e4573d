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

  /// The tokens not read yet; the last one is never consumed beyond.
  package var tokens: ArraySlice<Token>
  let source: SourceText
  var mode: Mode
  /// False in the head of `if`, `while`, `for`, where `{` opens the block.
  var allowsRecord: Bool
  /// The place of the token that was taken last.
  package private(set) var last = Span(0, 0)
  private var operators = 0
  /// Where something missing after the last token is shown.
  private let end: Span

  package init(
    _ tokens: ArraySlice<Token>, source: SourceText, mode: Mode, allowsRecord: Bool = true,
    end: Span? = nil
  ) {
    self.end = end ?? Span(source.bytes.count, source.bytes.count)
    self.tokens = tokens
    self.source = source
    self.mode = mode
    self.allowsRecord = allowsRecord
  }

  /// Reads the longest expression that starts here.
  package mutating func expression() throws(Diagnostic) -> Expression {
    operators = 0
    return try nested()
  }

  /// An expression inside another one; the operators of the whole are counted on.
  mutating func nested() throws(Diagnostic) -> Expression {
    try chain(0)
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
    return token
  }

  mutating func take(_ symbol: Symbol) -> Token? {
    next.isSymbol(symbol) ? advance() : nil
  }

  // MARK: Operators

  /// Loosest first; a level binds looser than the ones after it.
  private static let levels: [[Operator]] = [[.or], [.and]]

  private mutating func chain(_ level: Int) throws(Diagnostic) -> Expression {
    guard level < Self.levels.count else { return try negation() }
    var left = try chain(level + 1)
    while let (operation, token) = try binary(where: { Self.levels[level].contains($0) }) {
      left = join(operation, token, left, try chain(level + 1))
    }
    return left
  }

  private mutating func negation() throws(Diagnostic) -> Expression {
    guard next.isName("not") else { return try comparison() }
    let token = advance()
    try count(token)
    let operand = try negation()
    return Expression(.not(operand), token.span.joined(with: operand.span))
  }

  private mutating func comparison() throws(Diagnostic) -> Expression {
    let left = try range()
    guard let (operation, token) = try binary(where: { $0.isComparison }) else { return left }
    let right = try range()
    let result = join(operation, token, left, right)
    guard let (_, again) = try binary(where: { $0.isComparison }) else { return result }
    let (first, middle) = (source[result.span], source[right.span])
    let last = (try? range()).map { source[$0.span] } ?? "…"
    throw Diagnostic(
      "expression.chain", "comparisons do not chain", at: again.span,
      hint: "write \(first) and \(middle) \(source[again.span]) \(last)", stage: .parse)
  }

  private mutating func range() throws(Diagnostic) -> Expression {
    let lower = try sum()
    guard next.isSymbol(.range), try continues(next) else { return lower }
    try count(advance())
    let upper = try sum()
    var span = lower.span.joined(with: upper.span)
    var step: Expression?
    if next.isName("by"), try continues(next) {
      advance()
      let found = try sum()
      span = span.joined(with: found.span)
      step = found
    }
    return Expression(.range(lower, upper, by: step), span)
  }

  private mutating func sum() throws(Diagnostic) -> Expression {
    var left = try product()
    while let (operation, token) = try binary(where: { $0 == .plus || $0 == .minus }) {
      left = join(operation, token, left, try product())
    }
    return left
  }

  private mutating func product() throws(Diagnostic) -> Expression {
    var left = try sign()
    while let (operation, token) = try binary(where: {
      $0 == .times || $0 == .divide || $0 == .remainder
    }) {
      left = join(operation, token, left, try sign())
    }
    return left
  }

  private mutating func sign() throws(Diagnostic) -> Expression {
    guard let token = take(.minus) else { return try power() }
    try count(token)
    let operand = try sign()
    return Expression(.negative(operand), token.span.joined(with: operand.span))
  }

  private mutating func power() throws(Diagnostic) -> Expression {
    let base = try postfix()
    guard let (operation, token) = try binary(where: { $0 == .power }) else { return base }
    return join(operation, token, base, try sign())
  }

  private func join(
    _ operation: Operator, _ token: Token, _ left: Expression, _ right: Expression
  ) -> Expression {
    Expression(
      .binary(operation, token.span, left, right), left.span.joined(with: right.span))
  }

  /// Takes the next token if it is such an operator and goes on with this expression.
  private mutating func binary(
    where accepts: (Operator) -> Bool
  ) throws(Diagnostic) -> (Operator, Token)? {
    guard let operation = Operator(next), accepts(operation), try continues(next) else {
      return nil
    }
    let token = advance()
    try count(token)
    return (operation, token)
  }

  /// Whether an operator goes on with the expression before it, by the blanks around it.
  private func continues(_ token: Token) throws(Diagnostic) -> Bool {
    if mode == .free || token.blankBefore == token.blankAfter { return true }
    if token.blankBefore { return false }
    let sign = source[token.span]
    throw Diagnostic(
      "expression.blanks", "'\(sign)' has a blank on its right only", at: token.span,
      hint: "put blanks on both sides, or on neither", stage: .parse)
  }

  mutating func count(_ token: Token) throws(Diagnostic) {
    operators += 1
    guard operators > Limits.operators else { return }
    throw Diagnostic(
      "expression.length", "one expression has more than \(Limits.operators) operators",
      at: token.span, hint: "give a part of it a name with let", stage: .parse)
  }
}
