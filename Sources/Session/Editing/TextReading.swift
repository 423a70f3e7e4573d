import Diagnostics
import Network
import OrderedCollections
import Specification
import Syntax

/// What a typed text comes to: what its parts are, what is surely wrong, and what is known at its
/// end.
struct TextReading {
  private(set) var scope: Scope
  /// Parts in the order they were found; of two that overlap the later one is right.
  private(set) var marks: [(span: Span, role: ColouredRange.Role?)] = []
  private(set) var mistakes: [Span] = []
  let place: TextWalk.Place
  let source: SourceText
  /// Whether only what is known at the end is asked for; the command that is being typed there has
  /// not run.
  private let isForPlace: Bool

  init(
    _ tokens: ArraySlice<Token>, of source: SourceText, _ facts: SessionFacts,
    isForPlace: Bool = false
  ) {
    let walk = TextWalk(tokens, of: source)
    self.isForPlace = isForPlace
    scope = Scope(facts)
    place = walk.place
    self.source = source
    for piece in walk.pieces { read(piece) }
  }

  private mutating func mark(_ span: Span, _ role: ColouredRange.Role?) {
    if span.upper > span.lower { marks.append((span, role)) }
  }

  private mutating func markWrong(_ span: Span) {
    if span.upper > span.lower { mistakes.append(span) }
  }

  private mutating func read(_ piece: TextWalk.Piece) {
    switch piece {
    case .keyword(let token): mark(token.span, .verb)
    case .binding(let token):
      mark(token.span, .name)
      if let name = token.name { scope.bind(name) }
    case .definition(let token, let parameters):
      mark(token.span, .name)
      if let name = token.name { scope.define(name, parameters) }
    case .blockStart(let isDefinition): scope.enterBlock(isDefinition: isDefinition)
    case .blockEnd: scope.leaveBlock()
    case .expression(let tokens): read(expression: tokens, isStatement: true)
    case .command(let line): read(line)
    }
  }

  // MARK: Commands

  private mutating func read(_ line: TextWalk.Line) {
    let name = line.verb.name ?? ""
    if isForPlace, isTyped(line) { return }
    if let kind = Commands.byName[name] {
      mark(line.verb.span, .verb)
      if isForPlace, !kind.bindsNames, name != AddLayer.spec.name || scope.session == nil {
        return scope.loseSession(andNames: name == Include.spec.name)
      }
      let (command, trace) = kind.trace(line.arguments, in: scope)
      read(trace, of: line)
      return leave(command, trace, line)
    }
    if let parameters = scope.parameters(of: name) {
      mark(line.verb.span, .verb)
      read(arguments: line.arguments.tokens, parameters: parameters)
    } else {
      markLexically(line.arguments.tokens)
      if scope.isValue(name) { mark(line.verb.span, .name) }
      if scope.isValue(name) || scope.knowsAllNames { markWrong(line.verb.span) }
    }
    scope.loseSession()
  }

  /// Whether the place that is asked about lies in the arguments of this line.
  private func isTyped(_ line: TextWalk.Line) -> Bool {
    if case .arguments(let typed) = place { typed.verb.span == line.verb.span } else { false }
  }

  /// Goes on after a command: a layer is tried on the network in use, anything else may change the
  /// session.
  private mutating func leave(
    _ command: any Command, _ trace: ArgumentTrace, _ line: TextWalk.Line
  ) {
    guard let command = command as? AddLayer else {
      return scope.loseSession(andNames: command is Include)
    }
    guard trace.isSound, var sketch = scope.sketch() else {
      return scope.loseSession()
    }
    do throws(Diagnostic) {
      _ = try sketch.append(command, scope.facts)
      scope.keep(sketch)
    } catch {
      let place = error.argument.flatMap { trace.places.byName[$0] } ?? trace.entrySpan
      markWrong(place ?? line.verb.span)
      scope.loseSession()
    }
  }

  private mutating func read(_ trace: ArgumentTrace, of line: TextWalk.Line) {
    markLexically(line.arguments.tokens)
    for part in trace.parts { read(part, of: trace, line) }
    for mistake in trace.mistakes { markWrong(mistake.span ?? line.verb.span) }
    if trace.isOpen, line.isFinished {
      let span = trace.gap?.span ?? Span(0, 0)
      let last = line.arguments.tokens.last ?? line.verb
      markWrong(span.upper > span.lower ? span : last.span)
    }
  }

  private mutating func read(
    _ part: ArgumentTrace.Part, of trace: ArgumentTrace, _ line: TextWalk.Line
  ) {
    switch part.kind {
    case .option: mark(part.span, .option)
    case .entry: mark(part.span, .kind)
    case .word: mark(part.span, .word)
    case .binding:
      mark(part.span, .name)
      scope.bind(source[part.span])
    case .expression:
      // A fixed word with numbers in brackets looks like a call.
      let words = Set(trace.parts.filter(\.isWord).map(\.span))
      let tokens = line.arguments.tokens.filter {
        $0.span.lower >= part.span.lower && $0.span.upper <= part.span.upper
          && !words.contains($0.span)
      }
      read(expression: tokens[...], isStatement: false)
    case .free(let meaning, let word):
      if !source[part.span].hasPrefix("\"") {
        let isText = meaning?.isFile ?? true
        mark(part.span, Double(word) != nil ? .number : isText ? .text : .name)
      }
      if let meaning, Subjects(scope, trace).lacks(word, meaning) { markWrong(part.span) }
    }
  }

  /// The arguments of a command that a user defined.
  private mutating func read(arguments tokens: ArraySlice<Token>, parameters: [String]) {
    read(expression: tokens, isStatement: false)
    var previous: Token?
    for (index, token) in zip(tokens.indices, tokens) {
      defer { previous = token }
      guard let name = token.name, parameters.contains(name), token.blankBefore, token.blankAfter,
        !(previous?.isOperator ?? false), index + 1 < tokens.endIndex,
        !tokens[index + 1].isSpacedOperator
      else { continue }
      mark(token.span, .option)
      mistakes.removeAll { $0 == token.span }
    }
  }

  // MARK: Expressions

  /// Numbers, texts and signs for what they are.
  private mutating func markLexically(_ tokens: ArraySlice<Token>) {
    for token in tokens {
      switch token.kind {
      case .number, .duration: mark(token.span, .number)
      case .text(let pieces): read(text: pieces, at: token.span)
      default: break
      }
    }
  }

  /// The characters of a text, and the expressions in it.
  private mutating func read(text pieces: [TextPiece], at span: Span) {
    mark(span, .text)
    for case .tokens(let inner, let place) in pieces {
      mark(Span(place.lower + 1, place.upper - 1), nil)
      read(expression: inner.dropLast(), isStatement: false)
    }
  }

  /// An expression; a name that stands alone as a statement may be a command.
  private mutating func read(expression tokens: ArraySlice<Token>, isStatement: Bool) {
    markLexically(tokens)
    var previous: Token?
    for (index, token) in zip(tokens.indices, tokens) {
      defer { previous = token }
      guard let name = token.name else { continue }
      let next = index + 1 < tokens.endIndex ? tokens[index + 1] : nil
      let touches = previous?.isSymbol(.dot) == true && !token.blankBefore
      if touches {
        readField(name, token, of: tokens[..<index])
      } else if Keyword.all.contains(name) {
        mark(token.span, .word)
      } else if next?.isSymbol(.colon) == true {
        continue
      } else if let next, next.isSymbol(.openParenthesis), !next.blankBefore {
        mark(token.span, .name)
        if Functions.byName[name] == nil { markWrong(token.span) }
      } else if isStatement, tokens.count == 1, scope.isCommand(name), !scope.isValue(name) {
        mark(token.span, .verb)
        scope.loseSession()
      } else {
        mark(token.span, .name)
        if !scope.isValue(name), scope.knowsAllNames { markWrong(token.span) }
      }
    }
  }

  /// A field of a value; wrong where the value is a known record without it.
  private mutating func readField(_ name: String, _ token: Token, of before: ArraySlice<Token>) {
    mark(token.span, .name)
    guard let path = FieldPath(before).names, let root = path.first, !scope.bound.contains(root),
      scope.knowsAllNames, let fields = scope.facts.record(path)
    else { return }
    if fields[name] == nil { markWrong(token.span) }
  }
}

/// The names before a dot that lead to a record: `r`, `history`.
struct FieldPath {
  /// `nil` where anything but names stands there.
  private(set) var names: [String]?

  /// Reads backwards from the dot that ends `tokens`.
  init(_ tokens: ArraySlice<Token>) {
    var (rest, path) = (tokens, [String]())
    while rest.last?.isSymbol(.dot) == true {
      rest.removeLast()
      guard let token = rest.popLast(), let name = token.name else { return }
      path.insert(name, at: 0)
      guard rest.last?.isSymbol(.dot) == true, !token.blankBefore else { break }
    }
    names = path.isEmpty ? nil : path
  }
}

extension Token {
  /// Whether an operator, or a sign that asks for a value after it.
  var isOperator: Bool {
    switch kind {
    case .symbol(.closeParenthesis), .symbol(.closeBracket), .symbol(.closeBrace): false
    case .symbol: true
    case .name(let name): Keyword.operators.contains(name) || name == "by"
    default: false
    }
  }
}

extension ArgumentTrace.Part {
  /// Whether it is a word of a fixed set.
  var isWord: Bool {
    if case .word = kind { true } else { false }
  }
}

extension Meaning {
  var isFile: Bool {
    switch subject {
    case .file, .newFile: true
    case .cell(let endings): !endings.isEmpty
    default: false
    }
  }
}

extension NetworkSketch {
  /// Adds the layer of a command and says what it comes to.
  mutating func append(
    _ command: AddLayer, _ facts: SessionFacts
  ) throws(Diagnostic) -> LayerSummary? {
    guard let layer = command.layer else { return nil }
    let data = layer.declaredInput == nil ? nil : facts.dataInUse?.input
    return try append(layer, name: command.name, data: data)
  }
}

extension ArgumentTrace {
  /// Whether a command would get all that it needs, and nothing that is wrong or not known yet.
  var isSound: Bool { isCertain && !isOpen && mistakes.isEmpty }

  /// The name of the entry that was chosen from a catalog.
  var entrySpan: Span? {
    parts.first { if case .entry = $0.kind { true } else { false } }?.span
  }
}
