import Diagnostics
import Syntax

/// The statements of a text that is being typed, as far as they can be told from its tokens: what
/// the parser would read, without the parser's insistence that all of it is there.
struct TextWalk {
  /// A part of the text, in its order.
  enum Piece {
    case keyword(Token)
    /// A name that gets a value: of `let`, of `for`, a parameter.
    case binding(Token)
    case definition(Token, parameters: [String])
    case command(Line)
    case expression(ArraySlice<Token>)
    case blockStart(isDefinition: Bool)
    case blockEnd
  }

  /// A verb with its arguments.
  struct Line {
    var verb: Token
    var arguments: Arguments
    /// Whether something stands after it, so that it will not go on.
    var isFinished = true
  }

  /// What can stand at the end of the text.
  enum Place {
    case statement
    /// After `let x =` and `return`: a command or an expression.
    case origin
    case arguments(Line)
    /// After a name that stands alone, which may be a value or a command.
    case name(Token)
    case expression(ArraySlice<Token>)
    /// A word or sign of the language's own forms.
    case form(String)
    case nothing
  }

  private(set) var pieces: [Piece] = []
  private(set) var place: Place = .nothing
  private var isPlaced = false
  private let source: SourceText
  private var tokens: ArraySlice<Token>

  /// Walks through tokens, of which the last one is `end`.
  init(_ tokens: ArraySlice<Token>, of source: SourceText) {
    self.tokens = tokens
    self.source = source
    while !isAtEnd {
      statements()
      // A bracket that closes nothing.
      if !isAtEnd { take() }
    }
    end(.statement)
  }

  // MARK: Tokens

  private var next: Token {
    tokens.first ?? .end(at: source.bytes.count)
  }

  private var isAtEnd: Bool {
    if case .end = next.kind { true } else { false }
  }

  @discardableResult private mutating func take() -> Token {
    let token = next
    if !isAtEnd { tokens.removeFirst() }
    return token
  }

  private mutating func take(_ symbol: Symbol) -> Bool {
    guard next.isSymbol(symbol) else { return false }
    take()
    return true
  }

  /// Says what can stand at the end, if this is the end; only the innermost part knows.
  @discardableResult private mutating func end(_ place: @autoclosure () -> Place) -> Bool {
    guard isAtEnd else { return false }
    if !isPlaced { (self.place, isPlaced) = (place(), true) }
    return true
  }

  private mutating func keyword() {
    pieces.append(.keyword(take()))
  }

  // MARK: Statements

  /// Statements up to a `}` or the end.
  private mutating func statements() {
    while true {
      switch next.kind {
      case .newline, .semicolon: take()
      case .symbol(.closeBrace): return
      default:
        if end(.statement) { return }
        statement()
      }
    }
  }

  private mutating func statement() {
    switch next.name {
    case "let":
      keyword()
      binding()
    case "if": condition()
    case "while", "repeat":
      keyword()
      headAndBlock()
    case "for": loop()
    case "def": definition()
    case "return":
      keyword()
      if !end(.origin), !next.endsStatement { origin() }
    case "break", "continue", "else": keyword()
    default: origin()
    }
  }

  private mutating func binding() {
    guard name(), !end(.form("=")), take(.assign) else { return }
    if !end(.origin), !next.endsStatement { origin() }
  }

  /// The name that gets a value; false where there is none.
  private mutating func name() -> Bool {
    if end(.nothing) || next.name == nil { return false }
    pieces.append(.binding(take()))
    return true
  }

  private mutating func condition() {
    keyword()
    headAndBlock()
    while !end(.form("else")), next.isName("else") {
      keyword()
      if end(.form("if")) { return }
      guard next.isName("if") else { return block() }
      keyword()
      headAndBlock()
    }
  }

  private mutating func loop() {
    keyword()
    guard name(), !end(.form("in")), next.isName("in") else { return }
    keyword()
    headAndBlock()
  }

  private mutating func definition() {
    keyword()
    guard !end(.nothing), next.name != nil else { return }
    let (name, place) = (take(), pieces.count)
    var parameters: [Token] = []
    while !end(.form("{")), next.name != nil {
      let parameter = take()
      parameters.append(parameter)
      pieces.append(.binding(parameter))
      if take(.assign) { fallback() }
    }
    pieces.insert(.definition(name, parameters: parameters.compactMap(\.name)), at: place)
    block(isDefinition: true)
  }

  /// The default of a parameter, up to a blank outside its brackets.
  private mutating func fallback() {
    let start = tokens
    var depth = 0
    repeat {
      depth += take().step
    } while !isAtEnd && !next.endsStatement && (depth > 0 || !next.blankBefore)
    expression(from: start)
  }

  private mutating func headAndBlock() {
    let start = tokens
    gather(upToBlock: true)
    if tokens.startIndex > start.startIndex || isAtEnd { expression(from: start) }
    block()
  }

  private mutating func block(isDefinition: Bool = false) {
    guard take(.openBrace) else { return }
    pieces.append(.blockStart(isDefinition: isDefinition))
    statements()
    if take(.closeBrace) { pieces.append(.blockEnd) }
  }

  // MARK: Commands and expressions

  private mutating func origin() {
    if case .command = Commands.vocabulary.opening(of: tokens) { return command() }
    let start = tokens
    gather()
    let taken = start[..<tokens.startIndex]
    if taken.count == 1, let token = taken.first, token.name != nil { end(.name(token)) }
    expression(from: start)
  }

  private mutating func expression(from start: ArraySlice<Token>) {
    let taken = start[..<tokens.startIndex]
    pieces.append(.expression(taken))
    end(.expression(taken))
  }

  private mutating func command() {
    let (verb, place) = (take(), pieces.count)
    let start = tokens
    let takesBlocks = verb.name.map(Commands.vocabulary.verbsWithBlocks.contains) ?? false
    var blocks: [Int: Block] = [:]
    while true {
      gather(upToBlock: takesBlocks)
      guard takesBlocks, next.isSymbol(.openBrace) else { break }
      let opening = next.span
      block()
      let span = Span(opening.lower, max(opening.upper, next.span.lower))
      blocks[opening.lower] = Block(statements: [], span: span, source: source)
    }
    let arguments = Arguments(
      tokens: start[..<tokens.startIndex], source: source, blocks: blocks,
      end: (start[..<tokens.startIndex].last ?? verb).span.end)
    let line = Line(verb: verb, arguments: arguments, isFinished: !isAtEnd)
    pieces.insert(.command(line), at: place)
    end(.arguments(line))
  }

  /// Takes what belongs to an expression or to arguments: up to the end of the statement, or up to
  /// a block.
  private mutating func gather(upToBlock: Bool = false) {
    var (depth, braces) = (0, 0)
    while !isAtEnd {
      let token = next
      if braces == 0, token.endsStatement { return }
      if upToBlock, depth == 0, token.isSymbol(.openBrace) { return }
      depth = max(0, depth + token.step)
      if token.isSymbol(.openBrace) { braces += 1 }
      if token.isSymbol(.closeBrace) { braces -= 1 }
      take()
    }
  }
}

extension Token {
  /// How much deeper in brackets what follows stands.
  var step: Int {
    switch kind {
    case .symbol(.openParenthesis), .symbol(.openBracket), .symbol(.openBrace): 1
    case .symbol(.closeParenthesis), .symbol(.closeBracket), .symbol(.closeBrace): -1
    default: 0
    }
  }
}
