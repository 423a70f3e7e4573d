package import Diagnostics

/// Cuts a text into tokens. Characters that no expression allows become `other` tokens, because a
/// bare word (a path, a column) may hold them; the expression parser refuses them where they stand.
package struct Lexer {
  /// A `#` comment, or a `#>` line of recorded output.
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
  var blank = true
  var continues = false
  /// How many texts enclose the place: `"{f("a")}"`.
  var textDepth = 0

  init(_ source: SourceText) {
    bytes = source.bytes
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
      "text.line", "this line has \(end - start) characters; a line may have \(Limits.lineLength)",
      at: Span(start, start + 1), hint: "break it into several lines", stage: .parse)
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
    case UInt8(ascii: ";"):
      position += 1
      append(.semicolon, from: position - 1)
      blank = true
    case UInt8(ascii: "\""): try text()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    default:
      if byte >= 0x80 || isLetter(byte) { try name() } else { try symbol() }
    }
    return true
  }

  func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  mutating func append(_ kind: Token.Kind, from lower: Int) {
    if !tokens.isEmpty { tokens[tokens.count - 1].blankAfter = blank || endsRun(kind) }
    tokens.append(Token(kind: kind, span: Span(lower, position), blankBefore: blank))
    blank = false
  }

  /// Whether the place before such a token counts as a blank.
  private func endsRun(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .newline, .semicolon, .end: true
    default: false
    }
  }

  private func isLineEnd(_ offset: Int) -> Bool {
    var offset = offset
    while offset < bytes.count, bytes[offset] == UInt8(ascii: "\r") { offset += 1 }
    return offset >= bytes.count || bytes[offset] == UInt8(ascii: "\n")
  }

  private mutating func lineBreak() {
    position += 1
    let inside = open.last.map { !$0.isSymbol(.openBrace) } ?? false
    if !inside { append(.newline, from: position - 1) }
    blank = true
  }

  private mutating func continuation() {
    position += 1
    while peek() == UInt8(ascii: "\r") { position += 1 }
    continues = peek() == nil
    if peek() != nil { position += 1 }
    blank = true
  }

  private mutating func comment() {
    let start = position
    while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
    let recorded = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: ">")
    comments.append(Comment(span: Span(start, position), isRecordedOutput: recorded))
  }
}
