package import Diagnostics

/// Reads statements. It knows no command but the list of verbs it is handed.
package struct Parser {
  let source: SourceText
  let vocabulary: Vocabulary
  var cursor: ExpressionParser

  /// A text read as far as possible.
  package struct Result: Sendable {
    /// The statements that parse.
    package var block: Block
    /// What does not parse, in the order of the text; empty for a text that may run.
    package var diagnostics: [Diagnostic]
    package var comments: [Lexer.Comment]
  }

  /// Parses a whole text, or throws its first mistake.
  package static func parse(
    _ source: SourceText, vocabulary: Vocabulary
  ) throws(Diagnostic) -> Block {
    let result = read(source, vocabulary: vocabulary)
    if let first = result.diagnostics.first { throw first }
    return result.block
  }

  /// Parses a whole text, going on at the next line after a mistake.
  package static func read(_ source: SourceText, vocabulary: Vocabulary) -> Result {
    let whole = Span(0, source.bytes.count)
    var result = Result(
      block: Block(statements: [], span: whole, source: source), diagnostics: [], comments: [])
    do throws(Diagnostic) {
      let output = try Lexer.tokens(of: source)
      result.comments = output.comments
      if let bracket = output.open.last { throw unclosed(bracket, in: source) }
      var parser = Parser(source: source, vocabulary: vocabulary, tokens: output.tokens[...])
      parser.readAll(into: &result)
    } catch {
      result.diagnostics.append(error.located(in: source))
    }
    return result
  }

  init(source: SourceText, vocabulary: Vocabulary, tokens: ArraySlice<Token>) {
    self.source = source
    self.vocabulary = vocabulary
    cursor = ExpressionParser(tokens, source: source, mode: .free)
  }

  private static func unclosed(_ bracket: Token, in source: SourceText) -> Diagnostic {
    let closing: Symbol =
      if case .symbol(let symbol) = bracket.kind { symbol.closing ?? symbol } else { .closeBrace }
    return Diagnostic(
      "text.bracket", "this '\(source[bracket.span])' is never closed", at: bracket.span,
      hint: "write '\(closing.rawValue)' where it ends", stage: .parse)
  }

  private mutating func readAll(into result: inout Result) {
    while true {
      do throws(Diagnostic) {
        guard let statement = try statement() else { return }
        result.block.statements.append(statement)
      } catch {
        result.diagnostics.append(error.located(in: source))
        skipLine()
      }
    }
  }

  /// Goes on after a mistake: at the next line outside all brackets.
  private mutating func skipLine() {
    var depth = 0
    while let token = cursor.tokens.popFirst() {
      switch token.kind {
      case .symbol(.openBrace): depth += 1
      case .symbol(.closeBrace): depth -= 1
      case .newline where depth <= 0: return
      default: break
      }
    }
  }

  // MARK: Statements

  /// The next statement with its end; nil at the end of the text or before a `}`.
  mutating func statement() throws(Diagnostic) -> Statement? {
    while [.newline, .semicolon].contains(where: isNext) { cursor.advance() }
    let first = cursor.next
    if case .end = first.kind { return nil }
    if first.isSymbol(.closeBrace) { return nil }
    let kind = try kind(first)
    var statement = Statement(kind: kind, span: first.span.joined(with: cursor.last))
    statement.isSilent = try endOfStatement()
    return statement
  }

  private enum Separator { case newline, semicolon }

  private func isNext(_ separator: Separator) -> Bool {
    switch (cursor.next.kind, separator) {
    case (.newline, .newline), (.semicolon, .semicolon): true
    default: false
    }
  }

  /// Takes what ends a statement; true where it asks for silence.
  private mutating func endOfStatement() throws(Diagnostic) -> Bool {
    guard cursor.next.endsStatement else { throw trailing() }
    guard isNext(.semicolon) else { return false }
    cursor.advance()
    switch cursor.next.kind {
    case .newline, .end: return true
    default: return false
    }
  }

  private func trailing() -> Diagnostic {
    let token = cursor.next
    if token.isSymbol(.assign) {
      return Diagnostic(
        "syntax.assign", "'=' cannot stand here", at: token.span,
        hint: "write let NAME = value to bind, == to compare", stage: .parse)
    }
    return cursor.unexpected(token, wanted: "an operator, ';' or the end of the line")
  }
}
