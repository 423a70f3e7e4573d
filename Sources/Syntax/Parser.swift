package import Diagnostics

/// Reads statements. It knows no command but the list of verbs it is handed.
package struct Parser {
  let source: SourceText
  let vocabulary: Vocabulary
  var cursor: ExpressionParser
  /// What does not parse inside the blocks of statements that do.
  var mistakes: [Diagnostic] = []

  /// A text read as far as possible.
  package struct Result: Sendable {
    /// The statements that parse; their blocks are without what does not.
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
      if let bracket = output.open.last, case .symbol(let symbol) = bracket.kind {
        var mistake = Lexer.unclosed(bracket, symbol)
        if output.open.count == 1, symbol != .openBrace, let closing = symbol.closing?.rawValue {
          let end = source.span(ofLine: source.line(at: bracket.span.lower)).end
          mistake.correction = .write(
            closing, at: .span(end), hint: "write '\(closing)' where it ends")
        }
        throw mistake
      }
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

  private mutating func readAll(into result: inout Result) {
    while true {
      let start = cursor.tokens
      do throws(Diagnostic) {
        let statement = try statement()
        takeMistakes(into: &result)
        guard let statement else { return }
        result.block.statements.append(statement)
      } catch {
        takeMistakes(into: &result)
        result.diagnostics.append(error.located(in: source))
        goOn(after: start)
      }
    }
  }

  private mutating func takeMistakes(into result: inout Result) {
    result.diagnostics += mistakes.map { $0.located(in: source) }
    mistakes = []
  }

  /// Goes on after a mistake in the statement that begins at `start`: at the next line outside
  /// all its brackets, or before the `}` of the block that it stands in.
  mutating func goOn(after start: ArraySlice<Token>) {
    let reached = cursor.tokens.startIndex
    var rest = start
    var depth = 0
    search: while let token = rest.first {
      if token.isSymbol(.closeBrace), depth == 0 { break search }
      rest = rest.dropFirst()
      switch token.kind {
      case .symbol(.openBrace): depth += 1
      case .symbol(.closeBrace): depth -= 1
      case .newline where depth == 0 && rest.startIndex > reached: break search
      default: break
      }
    }
    cursor = ExpressionParser(rest, source: source, mode: .free)
  }

  // MARK: Statements

  /// The next statement with its end; nil at the end of the text or before a `}`.
  mutating func statement() throws(Diagnostic) -> Statement? {
    while [.newline, .semicolon].contains(where: isNext) { cursor.advance() }
    let first = cursor.next
    if case .end = first.kind { return nil }
    if first.isSymbol(.closeBrace) { return nil }
    let kind = try kind(first)
    var statement = Statement(kind: kind, span: first.span.joined(with: cursor.last ?? first.span))
    statement.isSilent = try endOfStatement(kind)
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
  private mutating func endOfStatement(_ kind: Statement.Kind) throws(Diagnostic) -> Bool {
    guard cursor.next.endsStatement else { throw trailing(kind) }
    guard isNext(.semicolon) else { return false }
    while isNext(.semicolon) { cursor.advance() }
    switch cursor.next.kind {
    case .newline, .end: return true
    default: return false
    }
  }

  private func trailing(_ kind: Statement.Kind) -> Diagnostic {
    let token = cursor.next
    switch kind {
    case .expression(let target) where token.isSymbol(.assign) && token.blankAfter:
      var mistake = cursor.unexpected(token, wanted: "an operator, ';' or the end of the line")
      if case .name = target.kind, let hint = mistake.hint {
        let start = Span(target.span.lower, target.span.lower)
        mistake.correction = .write("let ", at: .span(start), hint: hint)
      }
      return mistake
    case .expression, .name, .binding(_, .expression), .binding(_, .name):
      return cursor.unexpected(token, wanted: "an operator, ';' or the end of the line")
    case .condition where token.isName("elif") || token.isName("elseif"):
      return cursor.unexpected(token, wanted: "else if")
    default: return cursor.unexpected(token, wanted: "';' or the end of the line")
    }
  }
}
