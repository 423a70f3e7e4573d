import Diagnostics

/// A token or a comment, with what its layout depends on.
struct FormatterPiece {
  /// What a bracket means for the blanks in it.
  enum Region {
    /// Statements.
    case block
    /// Values: no blank inside the brackets or before a comma, one after it.
    case values
    /// A list in an argument: as values, but its elements may be bare words.
    case list
    /// Perhaps part of a bare word: blanks part or join words.
    case word
  }

  /// Nil for a comment.
  var token: Token?
  var span: Span
  /// The bracket it stands in; for a bracket, the one around it.
  var region: Region
  /// What it opens or closes, if it is a bracket.
  var opens: Region?
  var closes: Region?
  /// Whether it is a bracket of a block that lies on several lines.
  var spreads = false
  /// The line breaks between the piece before and this one.
  var breaks = 0
  /// Whether a line break that ends statements is among them.
  var startsStatement = false
}

/// The pieces of a text in order, without what has no meaning: line breaks, and a `;` where no
/// statement ends, or one does anyway.
struct FormatterPieces {
  private(set) var pieces: [FormatterPiece] = []
  private let source: SourceText
  private let layout: Layout
  private var regions: [FormatterPiece.Region] = []
  /// The places of the brackets that are open.
  private var open: [Int] = []
  private var startsStatement = true
  /// The token before.
  private var last: Token?

  init(_ source: SourceText, _ lexed: Lexer.Output, _ layout: Layout) {
    (self.source, self.layout) = (source, layout)
    var comments = lexed.comments[...]
    var rest = lexed.tokens[...]
    while let token = rest.popFirst() {
      while let comment = comments.first, comment.span.lower < token.span.lower {
        comments.removeFirst()
        append(FormatterPiece(span: comment.span, region: regions.last ?? .block))
      }
      switch token.kind {
      case .newline: startsStatement = true
      case .end: break
      case .semicolon where isIdle(before: rest): break
      default: append(token)
      }
    }
  }

  /// Whether a `;` ends nothing, or stands before a `}`, which ends a statement too.
  private func isIdle(before rest: ArraySlice<Token>) -> Bool {
    guard (regions.last ?? .block) == .block else { return false }
    guard let last, !startsStatement, !last.isSemicolon else { return true }
    if last.isSymbol(.openBrace), pieces.last?.opens == .block { return true }
    return rest.first { !$0.isSemicolon }?.isSymbol(.closeBrace) ?? false
  }

  private mutating func append(_ token: Token) {
    var piece = FormatterPiece(token: token, span: token.span, region: regions.last ?? .block)
    piece.startsStatement = startsStatement
    if case .symbol(let symbol) = token.kind {
      if symbol.closing != nil { opening(&piece, token) }
      if symbol.isClosing { closing(&piece) }
    }
    append(piece)
    (last, startsStatement) = (token, false)
  }

  private mutating func append(_ piece: FormatterPiece) {
    var piece = piece
    let end = pieces.last?.span.upper ?? 0
    piece.breaks = source.bytes[end..<piece.span.lower].count { $0 == UInt8(ascii: "\n") }
    pieces.append(piece)
  }

  private mutating func opening(_ piece: inout FormatterPiece, _ token: Token) {
    let region = region(openedBy: token)
    piece.opens = region
    regions.append(region)
    open.append(pieces.count)
  }

  private mutating func closing(_ piece: inout FormatterPiece) {
    piece.closes = regions.popLast()
    piece.region = regions.last ?? .block
    guard let opening = open.popLast(), piece.closes == .block else { return }
    let lines = source.line(at: pieces[opening].span.lower)..<source.line(at: piece.span.lower)
    piece.spreads = !lines.isEmpty && pieces.count > opening + 1
    pieces[opening].spreads = piece.spreads
  }

  private func region(openedBy token: Token) -> FormatterPiece.Region {
    if layout.blockBrackets.contains(token.span.lower) { return .block }
    guard layout.argumentTokens.contains(token.span.lower) else { return .values }
    let outer = regions.last ?? .block
    guard outer == .block || outer == .list else { return outer }
    guard token.blankBefore || startsArgument else { return .word }
    return token.isSymbol(.openBracket) ? .list : .values
  }

  /// Whether an argument or an element begins after the last token, even without a blank: after
  /// the verb, the bracket of a list, a comma in it.
  private var startsArgument: Bool {
    guard let last else { return true }
    if !layout.argumentTokens.contains(last.span.lower) { return true }
    return regions.last == .list && (last.isSymbol(.comma) || pieces.last?.opens == .list)
  }
}

extension Token {
  /// A `#` without a blank before it, which would begin a comment with one.
  var isHash: Bool {
    if case .other("#") = kind { true } else { false }
  }

  var isSemicolon: Bool {
    if case .semicolon = kind { true } else { false }
  }
}
