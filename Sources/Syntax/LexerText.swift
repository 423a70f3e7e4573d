import Diagnostics

/// Texts: `"…"` with `\n \t \" \\ \{` and `{expression}`.
extension Lexer {
  mutating func text() throws(Diagnostic) {
    let start = position
    let hadBlank = blank
    position += 1
    var pieces: [TextPiece] = []
    var characters: [UInt8] = []
    while true {
      guard let byte = peek(), byte != UInt8(ascii: "\n") else { throw unclosed(start) }
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        if !characters.isEmpty || pieces.isEmpty { pieces.append(piece(characters)) }
        blank = hadBlank
        return append(.text(pieces), from: start)
      case UInt8(ascii: "\\"): characters.append(try escape())
      case UInt8(ascii: "{"):
        if !characters.isEmpty { pieces.append(piece(characters)) }
        characters = []
        pieces.append(try insertion(textStart: start))
      default: characters.append(byte)
      }
    }
  }

  private func piece(_ characters: [UInt8]) -> TextPiece {
    .characters(String(decoding: characters, as: UTF8.self))
  }

  private func unclosed(_ start: Int) -> Diagnostic {
    var end = start
    while end < bytes.count, !isLineEnd(end) { end += 1 }
    return Diagnostic(
      "text.unclosed", "this text is never closed", at: Span(start, start + 1),
      hint: "end it with \" on the same line",
      correction: textDepth > 0
        ? nil
        : .write("\"", at: .span(Span(end, end)), hint: "end it with \" on the same line"),
      stage: .parse)
  }

  private mutating func escape() throws(Diagnostic) -> UInt8 {
    let byte = peek()
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return UInt8(ascii: "\n")
    case UInt8(ascii: "t"): return UInt8(ascii: "\t")
    case .some(let byte) where #""\{"#.utf8.contains(byte): return byte
    default: throw unknownEscape(at: position - 2)
    }
  }

  private func unknownEscape(at start: Int) -> Diagnostic {
    let length = isLineEnd(start + 1) ? 0 : scalar(at: start + 1)?.length ?? 0
    let hint =
      peek(-1) == UInt8(ascii: "}") ? #"write } without \"# : #"write one of \n \t \" \\ \{"#
    return Diagnostic(
      "text.escape", "no text escape begins like this", at: Span(start, start + 1 + length),
      hint: hint, stage: .parse)
  }

  /// The tokens of `{…}` inside a text.
  private mutating func insertion(textStart: Int) throws(Diagnostic) -> TextPiece {
    let start = position - 1
    guard open.count + textDepth < Limits.nesting else { throw tooDeep(Span(start, position)) }
    let (outerTokens, outerOpen) = (tokens, open)
    (tokens, open, blank) = ([], [], true)
    textDepth += outerOpen.count + 1
    defer {
      (tokens, open) = (outerTokens, outerOpen)
      textDepth -= outerOpen.count + 1
    }
    while !(open.isEmpty && peek() == UInt8(ascii: "}")) {
      guard !isLineEnd(position), !(peek() == UInt8(ascii: "\\") && isLineEnd(position + 1)) else {
        throw unclosed(textStart)
      }
      _ = try next()
    }
    append(.end, from: position)
    position += 1
    return .tokens(tokens, Span(start, position))
  }
}
