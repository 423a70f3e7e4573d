package import Diagnostics

/// Rewrites a text in the standard layout: statements on the lines they are on, blocks indented by
/// two, one blank between arguments, at most one empty line. It works from the tokens, so that
/// bare words, numbers and texts stay as they are written, and it never joins or parts what blanks
/// in an argument part or join. Comments and recorded output stay.
package struct Formatter {
  private struct Level {
    /// The indentation of the line that opened the bracket, and of the lines inside.
    var outside: Int
    var inside: Int
    var isBrace: Bool
  }

  private let source: SourceText
  private let layout: Layout
  private var levels: [Level] = []
  /// The indentation of the line being written.
  private var indentation = 0
  private var output = ""

  /// The text in the standard layout; throws where it does not parse.
  package static func format(
    _ source: SourceText, vocabulary: Vocabulary
  ) throws(Diagnostic) -> String {
    let layout = Layout(try Parser.parse(source, vocabulary: vocabulary))
    let pieces = FormatterPieces(source, try Lexer.tokens(of: source), layout).pieces
    var formatter = Formatter(source, layout)
    for (place, piece) in pieces.enumerated() {
      if place > 0 { formatter.part(pieces[place - 1], piece) }
      formatter.write(piece)
    }
    formatter.endLine()
    return pieces.isEmpty ? "" : formatter.output + "\n"
  }

  private init(_ source: SourceText, _ layout: Layout) {
    self.source = source
    self.layout = layout
  }

  // MARK: Pieces

  private mutating func write(_ piece: FormatterPiece) {
    if piece.opens != nil {
      let isBrace = piece.token?.isSymbol(.openBrace) ?? false
      levels.append(Level(outside: indentation, inside: indentation + 2, isBrace: isBrace))
    }
    if piece.closes != nil { levels.removeLast() }
    output += piece.token == nil ? trimmed(source[piece.span]) : source[piece.span]
  }

  /// A comment without the blanks at its end; those of recorded output are part of it.
  private func trimmed(_ comment: String) -> String {
    let isRecorded = comment.hasPrefix("#>")
    let last = comment.unicodeScalars.lastIndex { scalar in
      isRecorded ? scalar != "\r" : !scalar.properties.isWhitespace
    }
    return last.map { String(comment.unicodeScalars[...$0]) } ?? ""
  }

  /// Writes what stands between two pieces: nothing, blanks, or a line break.
  private mutating func part(_ last: FormatterPiece, _ next: FormatterPiece) {
    let opensLines = last.opens == .block && last.spreads
    let closesLines = next.closes == .block && next.spreads
    if next.token == nil {
      if next.breaks == 0 { output += "  " } else { breakLine(last, next) }
    } else if opensLines || closesLines || last.token == nil {
      breakLine(last, next)
    } else if next.breaks == 0 || isEmpty(last, next) || next.token?.isSemicolon == true {
      if isBlank(last, next) { output += " " }
    } else if isContinuation(next) {
      output += " \\"
      newLine((levels.last?.inside ?? 0) + 4)
    } else {
      breakLine(last, next)
    }
  }

  /// Whether a `\` has to carry the line on: where a line break would end a statement.
  private func isContinuation(_ next: FormatterPiece) -> Bool {
    if next.startsStatement { return false }
    switch next.closes ?? next.region {
    case .block: return true
    case .word: return levels.last?.isBrace ?? true
    case .values, .list: return false
    }
  }

  /// Breaks the line; an empty line between statements stays.
  private mutating func breakLine(_ last: FormatterPiece, _ next: FormatterPiece) {
    endLine()
    let isApart = next.region == .block && next.breaks > 1
    if isApart, last.opens == nil, next.closes == nil { output += "\n" }
    newLine(next.closes == nil ? levels.last?.inside ?? 0 : levels.last?.outside ?? 0)
  }

  /// A word that ends in `\` keeps a blank after it, as the line would go on else.
  private mutating func endLine() {
    if output.utf8.last == UInt8(ascii: "\\") { output += " " }
  }

  private mutating func newLine(_ indentation: Int) {
    output += "\n" + String(repeating: " ", count: indentation)
    self.indentation = indentation
  }

  // MARK: Blanks

  private func isEmpty(_ last: FormatterPiece, _ next: FormatterPiece) -> Bool {
    last.opens != nil && last.opens != .word && next.closes != nil
  }

  /// Whether a blank stands between two tokens on one line.
  private func isBlank(_ last: FormatterPiece, _ next: FormatterPiece) -> Bool {
    guard let before = last.token, let token = next.token else { return true }
    if token.isSemicolon || token.isHash || isEmpty(last, next) { return false }
    if before.isSemicolon { return true }
    if [last.opens, last.closes, next.opens, next.closes].contains(.block) { return true }
    if let opened = last.opens ?? next.closes, opened != .word { return false }
    let separators: [Symbol] =
      switch next.region {
      case .values: [.comma, .colon]
      case .list: [.comma]
      case .block, .word: []
      }
    if separators.contains(where: token.isSymbol) { return false }
    if separators.contains(where: before.isSymbol) { return true }
    return isBlank(before, token)
  }

  private func isBlank(_ last: Token, _ next: Token) -> Bool {
    guard !layout.argumentTokens.contains(next.span.lower) else { return next.blankBefore }
    if next.isSymbol(.assign) { return !layout.parameters.contains(last.span.lower) }
    if last.isSymbol(.assign) { return !layout.defaults.contains(next.span.lower) }
    if last.isSymbol(.dot) || next.isSymbol(.dot) { return next.blankBefore }
    return isWord(last) || isWord(next) || isSpaced(last) || isSpaced(next) || next.blankBefore
  }

  private func isWord(_ token: Token) -> Bool {
    token.name.map { Keyword.all.contains($0) && !Keyword.constants.contains($0) } ?? false
  }

  /// An operator with a blank on one side gets one on the other.
  private func isSpaced(_ token: Token) -> Bool {
    layout.operators.contains(token.span.lower) && (token.blankBefore || token.blankAfter)
  }
}
