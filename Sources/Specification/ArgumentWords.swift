import Diagnostics
import Syntax

/// Bare words: the fixed ones, paths, columns, names of layers, and of options and entries.
extension ArgumentReader {
  /// The characters up to the next blank, in a list also up to `,` or `]`, in the brackets of an
  /// entry up to `,` or `)`; empty at the end.
  package func bareWord(inList: Bool) -> String { source[wordSpan(inList: inList)] }

  /// The place of the bare word that stands next.
  func wordSpan(inList: Bool) -> Span {
    let ends: [Symbol] =
      inList ? [.comma, .closeBracket] : isInBrackets ? [.comma, .closeParenthesis] : []
    let lower = place.lower
    var upper = lower
    for token in tokens {
      if upper > lower, token.blankBefore { break }
      if case .symbol(let symbol) = token.kind, ends.contains(symbol) { break }
      upper = token.span.upper
    }
    return Span(lower, upper)
  }

  /// The bare word that stands next, which may be the name of an option.
  var optionWord: String { bareWord(inList: false) }

  /// The name that stands next, without a bracket that touches it.
  var nameAhead: String? { tokens.first?.name }

  /// A fixed word wins over everything; then come the value of a name that has one and, where the
  /// form allows it, of any expression; what is left is a wrong word. Where no words are fixed, any
  /// word may stand, and what begins like a number is an expression.
  mutating func word(
    among choices: [Choice], orValue: Bool, inList: Bool
  ) throws(Diagnostic) -> Literal {
    let (word, names) = (bareWord(inList: inList), choices.map(\.name))
    if names.contains(word) { return taking(word, as: .word) }
    if let name = calledName, let choice = choices.first(where: { $0.name == name }) {
      return try parametrised(choice)
    }
    let isValue = orValue || startsBoundName || (names.isEmpty && startsNumber)
    guard isValue || startsExpression(word) else { return taking(word) }
    let place = place
    let expression = try parsed()
    if case .name(let name) = expression.kind, expression.span == place,
      !context.isBound(name), Suggestion.nearest(to: name, among: names) != nil
    {
      return .word(name, [])
    }
    let literal = try context.literal(of: expression, in: source)
    if case .text(let text) = literal { return .word(text, []) }
    return literal
  }

  mutating func anyWord(orNumber: Bool, inList: Bool) throws(Diagnostic) -> Literal {
    let word = bareWord(inList: inList)
    if startsExpression(word) {
      let (place, literal) = (place, try value())
      if case .text(let text) = literal, last == place {
        note(.free(argument?.meaning, word: text), at: place)
      }
      return literal
    }
    if orNumber, case .number(let number)? = tokens.first?.kind, word == source[place] {
      take()
      note(.free(argument?.meaning, word: word), at: last)
      return .number(number)
    }
    return taking(word)
  }

  /// Takes the name of an entry: a bare word, a text, or a value in round brackets. A bracket that
  /// touches the name is left for its parameters.
  mutating func entryName(among names: [String]) throws(Diagnostic) -> String {
    if let name = calledName {
      take()
      return name
    }
    let word = optionWord
    let isValue = startsBoundName && !names.contains(word)
    let literal = isValue ? try value() : try anyWord(orNumber: false, inList: false)
    if literal.isUnknown {
      guard trace != nil else { throw .unknowable }
      trace?.isLost = true
    }
    return literal.characters ?? word
  }

  /// A text, a bracket or nothing: no bare word begins like this.
  private func startsExpression(_ word: String) -> Bool {
    switch tokens.first?.kind {
    case .text, .symbol(.openParenthesis), .symbol(.openBracket), .symbol(.openBrace): true
    default: word.isEmpty
    }
  }

  private var startsNumber: Bool {
    switch tokens.first?.kind {
    case .number: true
    case .symbol(.minus): tokens.first?.blankAfter == false
    default: false
    }
  }

  var startsBoundName: Bool { nameAhead.map(context.isBound) ?? false }

  /// The next name, if a round bracket touches it.
  private var calledName: String? {
    guard let second = tokens.dropFirst().first, second.isSymbol(.openParenthesis),
      !second.blankBefore
    else { return nil }
    return tokens.first?.name
  }

  private mutating func taking(_ word: String, as kind: ArgumentTrace.Part.Kind? = nil) -> Literal {
    take(word)
    note(kind ?? .free(argument?.meaning, word: word), at: last)
    return .word(word, [])
  }

  /// `leaky_relu(0.2)`: a word with numbers in brackets.
  private mutating func parametrised(_ choice: Choice) throws(Diagnostic) -> Literal {
    let (name, place) = (choice.name, place)
    let call = try parsed()
    note(.word, at: place)
    guard case .call(_, let arguments) = call.kind else {
      throw Diagnostic(
        "argument.word", "'\(source.quote(call.span))' cannot stand here", at: call.span,
        hint: "write \(name)(…) alone")
    }
    var numbers: [Double] = []
    for argument in arguments {
      let literal = try context.literal(of: argument, in: source)
      if literal.isUnknown { return .unknown }
      guard case .number(let number) = literal else {
        throw Diagnostic(
          "argument.parameter", "'\(name)' takes numbers in its brackets", at: argument.span,
          hint: "write a number here")
      }
      if !skims, choice.parameters.indices.contains(numbers.count) {
        try choice.parameters[numbers.count].check(number, at: argument.span)
      }
      numbers.append(number)
    }
    return .word(name, numbers)
  }
}
