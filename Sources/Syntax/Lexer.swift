package import Diagnostics

/// Cuts a text into tokens. Characters that no expression allows become `other` tokens, because a
/// bare word (a path, a column) may hold them; the expression parser refuses them where they stand.
package struct Lexer {
  /// A `#` comment, or a line of recorded output, which starts with `#>`.
  package struct Comment: Sendable {
    package var span: Span
    package var isRecordedOutput: Bool
  }

  /// A text as tokens; the last one is `end`.
  package struct Output: Sendable {
    package var tokens: [Token]
    package var comments: [Comment]
    /// The brackets that are still open at the end, outermost first.
    package var open: [Token]
    /// Whether the text ends in `\`, which asks for another line.
    package var continues: Bool
  }

  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  var comments: [Comment] = []
  var open: [Token] = []
  /// Whether a blank, a line break or nothing stands before the place.
  var blank = true
  private var isLineStart = true
  private var continues = false
  /// How many texts enclose the place: `"{f("a")}"`.
  var textDepth = 0

  init(_ source: SourceText) {
    bytes = source.bytes
    // A byte order mark, which some editors write, says nothing in UTF-8.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Cuts `source` into tokens; throws where a text or a bracket is wrong in itself.
  package static func tokens(of source: SourceText) throws(Diagnostic) -> Output {
    var lexer = Lexer(source)
    try lexer.checkLineLengths()
    while try lexer.next() {}
    lexer.append(.end, from: lexer.position)
    return Output(
      tokens: lexer.tokens, comments: lexer.comments, open: lexer.open, continues: lexer.continues)
  }

  private func checkLineLengths() throws(Diagnostic) {
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      try checkLine(from: start, to: offset)
      start = offset + 1
    }
    try checkLine(from: start, to: bytes.count)
  }

  private func checkLine(from start: Int, to end: Int) throws(Diagnostic) {
    guard end - start > Limits.lineLength else { return }
    throw Diagnostic(
      "text.line", "this line has \(end - start) bytes; a line may have \(Limits.lineLength)",
      at: Span(start, start), hint: "break it into several lines", stage: .parse)
  }

  /// Reads one token or one stretch of blanks; false at the end.
  mutating func next() throws(Diagnostic) -> Bool {
    guard let byte = peek() else { return false }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      position += 1
      blank = true
    case UInt8(ascii: "\n"): lineBreak()
    case UInt8(ascii: "\\") where isLineEnd(position + 1): continuation()
    case UInt8(ascii: "#") where blank: comment()
    case UInt8(ascii: ";"): try semicolon()
    case UInt8(ascii: "\""): try text()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    default:
      if byte >= 0x80 || isLetter(byte) { name() } else { try symbol() }
    }
    return true
  }

  func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  mutating func append(_ kind: Token.Kind, from lower: Int) {
    var token = Token(kind: kind, span: Span(lower, position), blankBefore: blank)
    switch kind {
    case .newline, .semicolon, .end: token.blankBefore = true
    default: isLineStart = false
    }
    if !tokens.isEmpty { tokens[tokens.count - 1].blankAfter = token.blankBefore }
    tokens.append(token)
    blank = false
  }

  func isLineEnd(_ offset: Int) -> Bool {
    var offset = offset
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\r") { offset += 1 }
    return offset >= bytes.count || bytes[offset] == UInt8(ascii: "\n")
  }

  private mutating func lineBreak() {
    position += 1
    let inside = open.last.map { !$0.isSymbol(.openBrace) } ?? false
    if !inside { append(.newline, from: position - 1) }
    (blank, isLineStart) = (true, true)
  }

  private mutating func continuation() {
    position += 1
    if peek() == UInt8(ascii: "\r") { position += 1 }
    continues = peek() == nil
    if peek() != nil { position += 1 }
    (blank, isLineStart) = (true, true)
  }

  private mutating func semicolon() throws(Diagnostic) {
    if let bracket = open.last, case .symbol(let symbol) = bracket.kind, symbol != .openBrace {
      throw Lexer.unclosed(bracket, symbol)
    }
    position += 1
    append(.semicolon, from: position - 1)
    blank = true
  }

  private mutating func comment() {
    let start = position
    while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
    let recorded = isLineStart && start + 1 < position && bytes[start + 1] == UInt8(ascii: ">")
    comments.append(Comment(span: Span(start, position), isRecordedOutput: recorded))
  }

  /// The message for a bracket that nothing closes.
  static func unclosed(_ bracket: Token, _ symbol: Symbol) -> Diagnostic {
    Diagnostic(
      "text.bracket", "this '\(symbol.rawValue)' is never closed", at: bracket.span,
      hint: "write '\(symbol.closing?.rawValue ?? "")' where it ends", stage: .parse)
  }
}
