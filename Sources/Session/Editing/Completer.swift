import Diagnostics
import Specification
import Syntax

/// Finds what can stand at the end of a text, which is where the cursor is.
struct Completer {
  /// What was found, with the place where the word begins that it completes.
  struct Found {
    var start: Int
    var typed: String
    var offers: [Offer] = []
    var inQuotes = false
    /// What the arguments came to, where the place lies in those of a built-in command.
    var line: (TextWalk.Line, ArgumentTrace)?
    var place: TextWalk.Place = .nothing
    var scope: Scope?
  }

  private let source: SourceText
  private let draft: Lexer.Draft
  private let facts: SessionFacts

  init(_ text: String, _ facts: SessionFacts) {
    source = SourceText(text)
    draft = Lexer.draft(of: source)
    self.facts = facts
  }

  private var end: Int { source.bytes.count }

  /// What fits the word before the cursor: as a bare word, else as a part of an expression.
  func found() -> Found {
    if let comment = draft.comments.last, comment.span.upper == end {
      return Found(start: end, typed: "")
    }
    if let text = draft.openText { return inText(text) }
    var best: Found?
    for start in starts {
      let typed = source[Span(start, end)]
      var found = offers(at: start, typed: typed)
      found.offers = found.offers.matching(typed)
      if !found.offers.isEmpty { return found }
      best = best ?? found
    }
    return best ?? Found(start: end, typed: "")
  }

  // MARK: Where the word begins

  /// The places where the word before the cursor may begin: after a blank, after a bracket or
  /// comma, after a sign.
  private var starts: [Int] {
    let tokens = draft.tokens.dropLast()
    guard let last = tokens.last, last.span.upper == end, !last.separates else { return [end] }
    var (bare, part) = (end, Int?.none)
    for token in tokens.reversed() {
      if token.separates { break }
      if part == nil, token.opensPart { part = token.span.upper }
      bare = token.span.lower
      if token.blankBefore { break }
    }
    let name = last.isWord ? last.span.lower : end
    var starts: [Int] = []
    for start in [bare, part ?? bare, name] where !starts.contains(start) { starts.append(start) }
    return starts
  }

  // MARK: What can stand there

  private func offers(at start: Int, typed: String) -> Found {
    var tokens = draft.tokens.dropLast().filter { $0.span.upper <= start }
    var found = Found(start: start, typed: typed)
    let touching = tokens.last.flatMap { $0.span.upper == start ? $0 : nil }
    tokens.append(.end(at: start))
    let reading = TextReading(tokens[...], of: source, facts, isForPlace: true)
    (found.place, found.scope) = (reading.place, reading.scope)
    if let touching, touching.isSymbol(.dot) {
      found.offers = fields(tokens.dropLast(), reading.scope)
      return found
    }
    fill(&found, reading)
    return found
  }

  private func fill(_ found: inout Found, _ reading: TextReading) {
    let scope = reading.scope
    switch reading.place {
    case .statement: found.offers = scope.commands + Scope.forms + scope.names
    case .origin: found.offers = scope.commands + scope.values
    case .form(let word): found.offers = [Offer(word)]
    case .nothing: break
    case .expression(let tokens):
      if Self.wantsValue(after: tokens) { found.offers = scope.values }
    case .name(let verb):
      let arguments = Arguments(tokens: [], source: source, end: verb.span.end)
      fill(&found, TextWalk.Line(verb: verb, arguments: arguments, isFinished: false), scope)
    case .arguments(let line): fill(&found, line, scope)
    }
  }

  private func fill(_ found: inout Found, _ line: TextWalk.Line, _ scope: Scope) {
    let name = line.verb.name ?? ""
    if let kind = Commands.byName[name] {
      let offers = ArgumentOffers(kind, line, scope, typed: found.typed)
      found.offers = offers.all
      found.line = (line, offers.trace)
    } else if let parameters = scope.parameters(of: name) {
      let given = line.arguments.tokens.compactMap(\.name)
      found.offers =
        parameters.filter { !given.contains($0) }.map { Offer($0, "a parameter of \(name)") }
        + scope.values
    }
  }

  private func fields(_ tokens: ArraySlice<Token>, _ scope: Scope) -> [Offer] {
    guard let path = FieldPath(tokens).names, let root = path.first, !scope.bound.contains(root),
      let fields = scope.facts.record(path)
    else { return [] }
    return fields.map { Offer($0.key, $0.value.kind) }
  }

  /// Whether a value can stand after these tokens of an expression.
  static func wantsValue(after tokens: ArraySlice<Token>) -> Bool {
    guard let last = tokens.last else { return true }
    if last.isOperator { return !last.isSymbol(.dot) && !last.isSymbol(.openBrace) }
    var depth = 0
    for token in tokens.reversed() {
      depth -= token.step
      if depth < 0 { return token.isSymbol(.openBracket) }
    }
    return false
  }

  // MARK: Inside quotes

  private func inText(_ span: Span) -> Found {
    let content = Array(source.bytes[(span.lower + 1)...])
    if let brace = Self.openBrace(content) {
      return inInsertion(from: span.lower + 2 + brace, text: span)
    }
    let typed = Self.plain(content)
    var found = offers(at: span.lower, typed: typed)
    found.inQuotes = true
    found.offers = found.offers.filter(\.isFree).matching(typed)
    return found
  }

  /// The expression between `{` and the cursor inside a text.
  private func inInsertion(from start: Int, text: Span) -> Found {
    let inner = SourceText(source[Span(start, end)])
    let tokens = Lexer.draft(of: inner).tokens.dropLast()
    let last = tokens.last.flatMap { $0.span.upper == inner.bytes.count && $0.isWord ? $0 : nil }
    let place = last?.span.lower ?? inner.bytes.count
    let before = tokens.filter { $0.span.upper <= place }
    let scope = offers(at: text.lower, typed: "").scope ?? Scope(facts)
    var found = Found(start: start + place, typed: last.map { inner[$0.span] } ?? "")
    if before.last?.isSymbol(.dot) == true {
      found.offers = fields(before[...], scope).matching(found.typed)
    } else if Self.wantsValue(after: before[...]) {
      found.offers = scope.values.matching(found.typed)
    }
    return found
  }

  /// The place of the `{` in a text that is still open.
  private static func openBrace(_ bytes: [UInt8]) -> Int? {
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{"): open.append(index)
      case UInt8(ascii: "}"): _ = open.popLast()
      default: break
      }
      index += 1
    }
    return open.last
  }

  /// The characters of a text without its escapes.
  private static func plain(_ bytes: [UInt8]) -> String {
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if !isEscaped, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        plain.append(byte)
        isEscaped = false
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

extension [Offer] {
  /// Those that begin with what was typed, each once; if none does, those that do but for capitals.
  fileprivate func matching(_ typed: String) -> [Offer] {
    var seen: Set<String> = []
    let unique = filter { seen.insert($0.word).inserted }
    let exact = unique.filter { $0.word.hasPrefix(typed) || $0.isPath(from: typed) }
    if !exact.isEmpty || typed.isEmpty { return exact }
    let small = typed.lowercased()
    return unique.filter { $0.word.lowercased().hasPrefix(small) }
  }
}

extension Offer {
  /// Whether it is a path in the home folder, for which a `~` was typed.
  fileprivate func isPath(from typed: String) -> Bool { isFree && typed.hasPrefix("~") }
}

extension Token {
  /// Whether it stands between statements.
  fileprivate var separates: Bool {
    switch kind {
    case .newline, .semicolon, .end: true
    default: false
    }
  }

  /// Whether another value can begin after it without a blank.
  fileprivate var opensPart: Bool {
    switch kind {
    case .symbol(.openParenthesis), .symbol(.openBracket), .symbol(.openBrace), .symbol(.comma):
      true
    default: false
    }
  }

  fileprivate var isWord: Bool {
    switch kind {
    case .name, .number, .duration, .other: true
    default: false
    }
  }
}
