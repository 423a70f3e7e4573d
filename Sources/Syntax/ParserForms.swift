import Diagnostics

/// The language's own forms, and the rule that tells a command from an expression.
extension Parser {
  mutating func kind(_ first: Token) throws(Diagnostic) -> Statement.Kind {
    switch first.name {
    case "let": return try binding()
    case "if": return try condition()
    case "for": return try loop()
    case "repeat":
      cursor.advance()
      return .repetition(try head(), try block())
    case "while":
      cursor.advance()
      return .whileLoop(try head(), try block())
    case "break":
      cursor.advance()
      return .breakLoop
    case "continue":
      cursor.advance()
      return .continueLoop
    case "def": return try definition()
    case "return": return try result()
    case "else":
      throw Diagnostic(
        "syntax.else", "'else' has no 'if' before it", at: first.span,
        hint: "'} else {' stands on one line",
        correction: gap(before: first.span).map {
          .write(" ", at: .span($0), hint: "'} else {' stands on one line")
        }, stage: .parse)
    default:
      if first.isSymbol(.question), let verb = vocabulary.question {
        return .command(try command(called: verb))
      }
      switch try commandOrExpression() {
      case .command(let line): return .command(line)
      case .name(let name): return .name(name)
      case .expression(let expression): return .expression(expression)
      }
    }
  }

  /// The blanks and line breaks before a place, where a block ends there.
  private func gap(before place: Span) -> Span? {
    var lower = place.lower
    while lower > 0, [0x20, 0x09, 0x0A, 0x0D].contains(source.bytes[lower - 1]) { lower -= 1 }
    let isBlock = lower > 0 && source.bytes[lower - 1] == UInt8(ascii: "}")
    return isBlock ? Span(lower, place.lower) : nil
  }

  // MARK: Command or expression

  /// Reads a command where a verb, or a name with an argument after a blank, stands here; else an
  /// expression.
  private mutating func commandOrExpression() throws(Diagnostic) -> Source {
    switch vocabulary.opening(of: cursor.tokens) {
    case .expression: return .expression(try cursor.expression())
    case .command: return .command(try command())
    case .name(let name): return .name(Name(name, cursor.advance().span))
    }
  }

  /// Reads a command; `verb` where its first token stands for one: `?train`.
  private mutating func command(called name: String? = nil) throws(Diagnostic) -> CommandLine {
    let verb = cursor.advance()
    let start = cursor.tokens
    var blocks: [Int: Block] = [:]
    var depth = 0
    while depth > 0 || !cursor.next.endsStatement {
      if case .end = cursor.next.kind { break }
      if depth == 0, cursor.next.isSymbol(.openBrace), takesBlocks(verb) {
        let opening = cursor.next.span.lower
        blocks[opening] = try block()
        continue
      }
      let token = cursor.advance()
      if token.isSymbol(.openBrace) { depth += 1 }
      if token.isSymbol(.closeBrace) { depth -= 1 }
    }
    let name = Name(name ?? verb.name ?? "", verb.span)
    let arguments = Arguments(
      tokens: start[..<cursor.tokens.startIndex], source: source, blocks: blocks,
      end: (cursor.last ?? verb.span).end)
    return CommandLine(verb: name, arguments: arguments)
  }

  private func takesBlocks(_ verb: Token) -> Bool {
    verb.name.map(vocabulary.verbsWithBlocks.contains) ?? false
  }

  // MARK: Forms

  private mutating func binding() throws(Diagnostic) -> Statement.Kind {
    cursor.advance()
    let name = try name("the name to bind")
    guard cursor.take(.assign) != nil else { throw cursor.unexpected(cursor.next, wanted: "'='") }
    return .binding(name, try commandOrExpression())
  }

  private mutating func result() throws(Diagnostic) -> Statement.Kind {
    cursor.advance()
    if cursor.next.endsStatement { return .result(nil) }
    return .result(try commandOrExpression())
  }

  private mutating func condition() throws(Diagnostic) -> Statement.Kind {
    cursor.advance()
    var branches = [Branch(condition: try head(), body: try block())]
    while cursor.next.isName("else") {
      cursor.advance()
      guard cursor.next.isName("if") else { return .condition(branches, otherwise: try block()) }
      cursor.advance()
      branches.append(Branch(condition: try head(), body: try block()))
    }
    return .condition(branches, otherwise: nil)
  }

  private mutating func loop() throws(Diagnostic) -> Statement.Kind {
    cursor.advance()
    let name = try name("the name of each element")
    guard cursor.next.isName("in") else { throw cursor.unexpected(cursor.next, wanted: "'in'") }
    cursor.advance()
    return .loop(name, over: try head(), try block())
  }

  private mutating func definition() throws(Diagnostic) -> Statement.Kind {
    cursor.advance()
    let name = try name("the name of the command")
    var parameters: [Definition.Parameter] = []
    var names: Set<String> = []
    while !cursor.next.isSymbol(.openBrace) {
      let parameter = try parameter()
      guard names.insert(parameter.name.text).inserted else {
        let (owner, name) = (source.quote(name.span), source.quote(parameter.name.span))
        throw Diagnostic(
          "definition.twice", "'\(owner)' has two parameters called '\(name)'",
          at: parameter.name.span, hint: "give one of them another name", stage: .parse)
      }
      parameters.append(parameter)
    }
    return .definition(Definition(name: name, parameters: parameters, body: try block()))
  }

  private mutating func parameter() throws(Diagnostic) -> Definition.Parameter {
    let name = try name("the name of a parameter, or '{'")
    guard cursor.take(.assign) != nil else {
      return Definition.Parameter(name: name, fallback: nil)
    }
    return Definition.Parameter(name: name, fallback: try head(.argument))
  }

  private mutating func name(_ wanted: String) throws(Diagnostic) -> Name {
    let token = cursor.next
    guard let name = token.name else { throw cursor.unexpected(token, wanted: wanted) }
    guard !Keyword.all.contains(name) else {
      throw Diagnostic(
        "name.keyword", "'\(name)' is a word of the language", at: token.span,
        hint: "choose another name", stage: .parse)
    }
    cursor.advance()
    return Name(name, token.span)
  }

  /// An expression after which `{` opens a block.
  private mutating func head(
    _ mode: ExpressionParser.Mode = .free
  ) throws(Diagnostic) -> Expression {
    let outer = cursor.surroundings
    cursor.surroundings = ExpressionParser.Surroundings(mode: mode, allowsRecord: false)
    let expression = try cursor.expression()
    cursor.surroundings = outer
    return expression
  }

  mutating func block() throws(Diagnostic) -> Block {
    guard let opening = cursor.take(.openBrace) else {
      throw cursor.unexpected(cursor.next, wanted: "'{'")
    }
    var statements: [Statement] = []
    while true {
      let start = cursor.tokens
      do throws(Diagnostic) {
        guard let statement = try statement() else { break }
        statements.append(statement)
      } catch {
        mistakes.append(error)
        goOn(after: start)
      }
    }
    guard let closing = cursor.take(.closeBrace) else {
      throw cursor.unexpected(cursor.next, wanted: "'}'")
    }
    return Block(
      statements: statements, span: opening.span.joined(with: closing.span), source: source)
  }
}
