package import Diagnostics
package import Syntax

/// What reading arguments needs from the session.
package protocol ArgumentContext {
  /// The value of an expression as an argument can take it.
  func literal(of expression: Expression, in source: SourceText) throws(Diagnostic) -> Literal
  /// Whether a `let` has bound the name.
  func isBound(_ name: String) -> Bool
}

/// The context in which arguments are only parsed.
struct SyntaxOnly: ArgumentContext {
  func literal(of expression: Expression, in source: SourceText) throws(Diagnostic) -> Literal {
    .none
  }

  func isBound(_ name: String) -> Bool { false }
}

/// Reads arguments from the tokens after a verb, each by its form.
package struct ArgumentReader {
  package private(set) var tokens: ArraySlice<Token>
  package let source: SourceText
  private let blocks: [Int: Block]
  private let context: any ArgumentContext
  /// The place right after the last argument.
  private let end: Span
  /// The place of what was read last.
  package private(set) var last: Span
  /// Where the arguments read so far stand.
  var places: ArgumentPlaces

  package init(_ arguments: Arguments, in context: any ArgumentContext) {
    tokens = arguments.tokens
    source = arguments.source
    blocks = arguments.blocks
    self.context = context
    end = arguments.end
    last = arguments.end
    places = ArgumentPlaces(arguments)
  }

  package var isAtEnd: Bool { tokens.isEmpty }

  /// The place of the next token, or right after the last one.
  package var place: Span { tokens.first?.span ?? end }

  /// Whether arguments are parsed only, not evaluated.
  var skims: Bool { context is SyntaxOnly }

  /// Takes an argument of a form for its syntax alone.
  mutating func skip(_ form: ArgumentForm) throws(Diagnostic) {
    _ = try read(form)
  }

  /// Reads one argument of a form.
  package mutating func read(_ form: ArgumentForm) throws(Diagnostic) -> Literal {
    let start = place
    let literal = try piece(form, inList: false)
    last = Span(start.lower, max(start.upper, consumedEnd))
    return literal
  }

  private var consumedEnd = 0

  private mutating func piece(
    _ form: ArgumentForm, inList: Bool
  ) throws(Diagnostic) -> Literal {
    switch form {
    case .value: return try value()
    case .words(let choices, let orValue):
      return try word(among: choices, orValue: orValue, inList: inList)
    case .anyWord, .name: return try anyWord(inList: inList, orNumber: false)
    case .anyWordOrNumber: return try anyWord(inList: inList, orNumber: true)
    case .flag: return flag()
    case .duration: return try duration()
    case .list(let element): return try list(of: element)
    case .pair(let element): return try pair(of: element)
    case .expression: return .expression(try expression(), source)
    case .block: return try block()
    }
  }

  private mutating func pair(of element: ArgumentForm) throws(Diagnostic) -> Literal {
    let first = try piece(element, inList: false)
    guard !isAtEnd else {
      throw Diagnostic("argument.pair", "a second one is missing here", at: place)
    }
    return .list([first, try piece(element, inList: false)])
  }

  // MARK: Expressions

  /// Reads an expression, without its value.
  package mutating func expression() throws(Diagnostic) -> Expression {
    var parser = ExpressionParser(tokens, source: source, mode: .argument, end: end)
    let expression = try parser.expression()
    tokens = parser.tokens
    consumedEnd = parser.last.upper
    return expression
  }

  private mutating func value() throws(Diagnostic) -> Literal {
    let expression = try expression()
    return try context.literal(of: expression, in: source)
  }

  private mutating func duration() throws(Diagnostic) -> Literal {
    guard case .duration(let seconds)? = tokens.first?.kind else { return try value() }
    take()
    return .duration(seconds)
  }

  private mutating func flag() -> Literal {
    guard let token = tokens.first, let name = token.name,
      Choice.booleans.contains(where: { $0.name == name })
    else { return .boolean(true) }
    take()
    return .word(name, [])
  }

  private mutating func block() throws(Diagnostic) -> Literal {
    guard let block = blocks[place.lower], tokens.first?.isSymbol(.openBrace) == true else {
      throw Diagnostic(
        "argument.block", "a block is missing here", at: place, hint: "expected { … }")
    }
    tokens = tokens.drop { $0.span.lower < block.span.upper }
    consumedEnd = block.span.upper
    return .block(block)
  }

  private mutating func take() {
    guard let token = tokens.popFirst() else { return }
    consumedEnd = token.span.upper
  }

  // MARK: Words

  /// Whether an expression, not a word, begins here whatever the form: a text or a bracket.
  private var startsValue: Bool {
    guard let token = tokens.first else { return false }
    switch token.kind {
    case .text, .symbol(.openParenthesis): return true
    default: return false
    }
  }

  private mutating func word(
    among choices: [Choice], orValue: Bool, inList: Bool
  ) throws(Diagnostic) -> Literal {
    guard let first = tokens.first, !startsValue else { return wordLike(try value()) }
    let text = bareWord(inList: inList)
    if choices.contains(where: { $0.name == text }) {
      dropWord(text)
      return .word(text, [])
    }
    if let name = first.name, choices.contains(where: { $0.name == name }), isCall {
      return try parametrised(name)
    }
    if let name = first.name, !orValue, !context.isBound(name) {
      dropWord(text)
      return .word(text, [])
    }
    if !orValue, first.name == nil, !isNumberLike(first) {
      dropWord(text)
      return .word(text, [])
    }
    return wordLike(try value())
  }

  private func isNumberLike(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .duration, .symbol: true
    default: false
    }
  }

  /// A text stands for the word of the same spelling.
  private func wordLike(_ literal: Literal) -> Literal {
    if case .text(let text) = literal { return .word(text, []) }
    return literal
  }

  /// Whether a bracket touches the next name.
  private var isCall: Bool {
    guard let second = tokens.dropFirst().first else { return false }
    return second.isSymbol(.openParenthesis) && !second.blankBefore
  }

  /// `leaky_relu(0.2)`: a word with numbers in brackets.
  private mutating func parametrised(_ name: String) throws(Diagnostic) -> Literal {
    let call = try expression()
    guard case .call(_, let arguments) = call.kind else {
      throw Diagnostic(
        "argument.word", "'\(source[call.span])' is no word that can stand here", at: call.span,
        hint: "write \(name)(…) alone")
    }
    var numbers: [Double] = []
    for argument in arguments {
      guard case .number(let number) = try context.literal(of: argument, in: source) else {
        throw Diagnostic(
          "argument.parameter", "'\(name)' takes numbers in its brackets", at: argument.span,
          hint: "write a number here")
      }
      numbers.append(number)
    }
    return .word(name, numbers)
  }

  private mutating func anyWord(inList: Bool, orNumber: Bool) throws(Diagnostic) -> Literal {
    guard let first = tokens.first, !startsValue else { return try value() }
    if orNumber, case .number(let number) = first.kind,
      bareWord(inList: inList) == source[first.span]
    {
      take()
      return .number(number)
    }
    let text = bareWord(inList: inList)
    dropWord(text)
    return .word(text, [])
  }

  /// The characters up to the next blank or `;`, in a list also up to `,` or `]`.
  package func bareWord(inList: Bool) -> String {
    guard let first = tokens.first else { return "" }
    var upper = first.span.lower
    for token in tokens {
      if upper > first.span.lower, token.blankBefore { break }
      if inList, token.isSymbol(.comma) || token.isSymbol(.closeBracket) { break }
      upper = token.span.upper
    }
    return source[Span(first.span.lower, upper)]
  }

  private mutating func dropWord(_ word: String) {
    guard let first = tokens.first else { return }
    let upper = first.span.lower + word.utf8.count
    tokens = tokens.drop { $0.span.lower < upper }
    consumedEnd = upper
  }

  // MARK: Options and entries

  /// The bare word that stands next, which may be the name of an option; empty at the end.
  var optionWord: String { bareWord(inList: false) }

  /// The name that stands next, without a bracket that touches it.
  var nameAhead: String? { tokens.first?.name }

  /// Takes the name of an option.
  mutating func dropOption() { dropWord(optionWord) }

  /// Takes the name of an entry: a bare word, a text, or a value in round brackets. A bracket that
  /// touches the name is left for its parameters.
  mutating func entryName(among names: [String]) throws(Diagnostic) -> String {
    if let name = tokens.first?.name, isCall {
      take()
      return name
    }
    let word = optionWord
    if names.contains(word) || !isBoundName(word) {
      return try anyWord(inList: false, orNumber: false).characters ?? word
    }
    return try value().characters ?? word
  }

  private func isBoundName(_ word: String) -> Bool {
    tokens.first?.name == word && context.isBound(word)
  }

  /// Takes a `(` that touches what was read before.
  mutating func takeTouchingParenthesis() -> Bool {
    guard let token = tokens.first, token.isSymbol(.openParenthesis), !token.blankBefore else {
      return false
    }
    take()
    return true
  }

  var isAtClosingParenthesis: Bool { tokens.first?.isSymbol(.closeParenthesis) ?? false }

  mutating func takeClosingParenthesis() -> Bool {
    guard isAtClosingParenthesis else { return false }
    take()
    return true
  }

  mutating func takeComma() {
    if tokens.first?.isSymbol(.comma) == true { take() }
  }

  // MARK: Lists

  private mutating func list(of element: ArgumentForm) throws(Diagnostic) -> Literal {
    guard tokens.first?.isSymbol(.openBracket) == true, readsWords(element) else {
      return try piece(element, inList: false)
    }
    let opening = place
    take()
    var elements: [Literal] = []
    while let token = tokens.first, !token.isSymbol(.closeBracket) {
      elements.append(try piece(element, inList: true))
      if tokens.first?.isSymbol(.comma) == true { take() }
    }
    guard tokens.first?.isSymbol(.closeBracket) == true else {
      throw Diagnostic(
        "text.bracket", "this '[' is never closed", at: opening, hint: "write ']' where it ends",
        stage: .parse)
    }
    take()
    return .list(elements)
  }

  private func readsWords(_ form: ArgumentForm) -> Bool {
    switch form {
    case .words, .anyWord, .name, .anyWordOrNumber: true
    default: false
    }
  }
}
