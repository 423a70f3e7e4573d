package import Diagnostics
package import Syntax

/// What reading arguments needs from the session.
package protocol ArgumentContext {
  /// The value of an expression as an argument can take it.
  func literal(of expression: Expression, in source: SourceText) throws(Diagnostic) -> Literal
  /// Whether a name has a value that a user may mean by it.
  func isBound(_ name: String) -> Bool
}

/// The context in which arguments are only parsed. A number stands for every value, since that is
/// what words take in their brackets.
struct SyntaxOnly: ArgumentContext {
  func literal(of expression: Expression, in source: SourceText) throws(Diagnostic) -> Literal {
    .number(0)
  }

  func isBound(_ name: String) -> Bool { false }
}

/// Reads arguments from the tokens after a verb, each by its form.
package struct ArgumentReader {
  package internal(set) var tokens: ArraySlice<Token>
  package let source: SourceText
  private let blocks: [Int: Block]
  let context: any ArgumentContext
  /// The place right after the last argument.
  private let end: Span
  /// The place of what was read last.
  package private(set) var last: Span
  /// Where the arguments read so far stand.
  var places: ArgumentPlaces
  /// The places of the elements of the list that was read last.
  private var elementSpans: [Span] = []
  /// Whether the next value stands in the brackets of an entry: `huber(2)`.
  private(set) var isInBrackets = false
  /// What an editor wants to know; `nil` where arguments are read to be used.
  var trace: ArgumentTrace?
  /// The argument that is being read.
  var argument: ArgumentInfo?

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

  /// Reads one argument of a form.
  package mutating func read(_ form: ArgumentForm) throws(Diagnostic) -> Literal {
    try reading(form).literal
  }

  /// Reads one argument of a form, with its place.
  mutating func reading(_ form: ArgumentForm) throws(Diagnostic) -> Reading {
    let start = place.lower
    elementSpans = []
    let literal = try literal(form, inList: false)
    last = Span(start, max(start, last.upper))
    try requireBlank()
    var reading = Reading(literal, at: last)
    reading.elementSpans = elementSpans
    return reading
  }

  /// Reads an expression, without its value.
  package mutating func expression() throws(Diagnostic) -> Expression {
    let expression = try parsed()
    try requireBlank()
    return expression
  }

  private mutating func literal(
    _ form: ArgumentForm, inList: Bool
  ) throws(Diagnostic) -> Literal {
    switch form {
    case .value: return try value()
    case .words(let choices, let orValue):
      return try word(among: choices, orValue: orValue, inList: inList)
    case .anyWord, .name: return try anyWord(orNumber: false, inList: inList)
    case .anyWordOrNumber: return try anyWord(orNumber: true, inList: inList)
    case .flag: return try flag(inList: inList)
    case .duration: return try duration()
    case .list(let element): return try list(of: element)
    case .pair(let element): return try pair(of: element)
    case .expression: return .expression(try parsed(), source)
    case .setting: return try setting()
    case .block: return try block()
    }
  }

  /// Arguments are separated by blanks.
  private func requireBlank() throws(Diagnostic) {
    guard let next = tokens.first, !next.blankBefore, !isInBrackets else { return }
    throw Diagnostic(
      "argument.blank", "'\(source.quote(next.span))' cannot stand here", at: next.span,
      hint: "arguments are separated by blanks", correction: correction(touching: next),
      stage: .parse)
  }

  // MARK: Tokens

  mutating func leaveBrackets() { isInBrackets = false }

  mutating func take() {
    guard let token = tokens.popFirst() else { return }
    last = token.span
  }

  /// Takes the tokens of a word.
  mutating func take(_ word: String) {
    last = Span(place.lower, place.lower + word.utf8.count)
    tokens = tokens.drop { $0.span.lower < last.upper }
  }

  func isNext(_ symbol: Symbol) -> Bool { tokens.first?.isSymbol(symbol) ?? false }

  /// Takes the bracket that opens an entry's parameters; it touches the entry's name.
  mutating func takeOpeningBracket() -> Bool {
    guard let token = tokens.first, isNext(.openParenthesis), !token.blankBefore else {
      return false
    }
    take()
    isInBrackets = true
    return true
  }

  /// Takes the bracket that closes an entry's parameters.
  mutating func takeClosingBracket() throws(Diagnostic) -> Bool {
    guard isNext(.closeParenthesis) else { return false }
    take()
    isInBrackets = false
    try requireBlank()
    return true
  }

  /// Takes the comma after a parameter, if the bracket does not close there.
  mutating func endParameter() throws(Diagnostic) {
    if isNext(.comma) { return take() }
    guard let token = tokens.first, !isNext(.closeParenthesis) else { return }
    throw parser().unexpected(token, wanted: "an operator, ',' or ')'")
  }

  // MARK: Forms

  func parser() -> ExpressionParser {
    ExpressionParser(tokens, source: source, mode: isInBrackets ? .free : .argument, end: end)
  }

  mutating func parsed() throws(Diagnostic) -> Expression {
    var parser = parser()
    let start = place.lower
    let expression: Expression
    do throws(Diagnostic) { expression = try parser.expression() } catch {
      noteBroken(parser, from: start)
      throw error
    }
    note(.expression, at: Span(start, parser.last?.upper ?? start))
    tokens = parser.tokens
    last = parser.last ?? last
    if case .list(let elements) = expression.kind { elementSpans = elements.map(\.span) }
    return expression
  }

  /// Notes an expression that does not parse; one that the end cuts off may still go on.
  private mutating func noteBroken(_ parser: ExpressionParser, from start: Int) {
    guard trace != nil else { return }
    note(.expression, at: Span(start, max(start, parser.last?.upper ?? start)))
    guard parser.tokens.isEmpty else { return }
    tokens = parser.tokens
    expectAtEnd(.expression, isNeeded: true)
  }

  mutating func value() throws(Diagnostic) -> Literal {
    try context.literal(of: parsed(), in: source)
  }

  private mutating func duration() throws(Diagnostic) -> Literal {
    guard case .duration(let seconds)? = tokens.first?.kind else {
      if let mistake = durationMistake { throw mistake }
      return try value()
    }
    take()
    return .duration(seconds)
  }

  /// One of the six boolean words; an option may stand without it.
  private mutating func flag(inList: Bool) throws(Diagnostic) -> Literal {
    let word = bareWord(inList: inList)
    if let argument { expectAtEnd(.value(argument, inList: inList)) }
    guard Choice.booleans.contains(where: { $0.name == word }) else {
      return inList ? try value() : .boolean(true)
    }
    take(word)
    note(.word, at: last)
    return .word(word, [])
  }

  private mutating func block() throws(Diagnostic) -> Literal {
    guard let block = blocks[place.lower] else {
      throw Diagnostic(
        "argument.block", "a block is missing here", at: place, hint: "expected { … }")
    }
    tokens = tokens.drop { $0.span.lower < block.span.upper }
    last = block.span
    return .block(block)
  }

  /// `[a b]` or one element alone. Elements that are expressions are left to the expression
  /// parser, for which the list may be a part of a longer one.
  private mutating func list(of element: ArgumentForm) throws(Diagnostic) -> Literal {
    if case .value = element { return try value() }
    guard isNext(.openBracket) else { return try literal(element, inList: false) }
    take()
    var (elements, spans): ([Literal], [Span]) = ([], [])
    while let token = tokens.first, !token.isSymbol(.closeBracket) {
      elements.append(try literal(element, inList: true))
      spans.append(Span(token.span.lower, last.upper))
      let isApart = tokens.first?.blankBefore ?? true
      guard isApart || isNext(.comma) || isNext(.closeBracket) else {
        throw parser().unexpected(tokens[tokens.startIndex], wanted: "a blank, ',' or ']'")
      }
      if isNext(.comma) { take() }
    }
    if let argument { expectAtEnd(.value(argument, inList: true), isNeeded: true) }
    take()
    elementSpans = spans
    return .list(elements)
  }

  private mutating func pair(of element: ArgumentForm) throws(Diagnostic) -> Literal {
    let first = (place.lower, try literal(element, inList: false), last.upper)
    try requireBlank()
    if let argument { expectAtEnd(.value(argument, inList: false), isNeeded: true) }
    guard !isAtEnd else {
      throw Diagnostic(
        "argument.pair", "a second one is missing here", at: place,
        hint: "write two, one after the other")
    }
    let second = (place.lower, try literal(element, inList: false), last.upper)
    elementSpans = [Span(first.0, first.2), Span(second.0, second.2)]
    return .list([first.1, second.1])
  }
}
