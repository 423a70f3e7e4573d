package import Diagnostics

/// Cuts a text that is being typed: it may end anywhere, and have mistakes.
extension Lexer {
  /// A text as tokens, as far as they can be told; the last one is `end`.
  package struct Draft: Sendable {
    package var tokens: [Token]
    package var comments: [Comment]
    package var mistakes: [Diagnostic]
    /// A text in quotes that the end cuts off, from its quotation mark.
    package var openText: Span?
  }

  package static func draft(of source: SourceText) -> Draft {
    var lexer = Lexer(source)
    var draft = Draft(tokens: [], comments: [], mistakes: [], openText: nil)
    while true {
      let (start, blank) = (lexer.position, lexer.blank)
      do throws(Diagnostic) {
        if try !lexer.next() { break }
      } catch {
        lexer.blank = blank
        guard lexer.goesOn(after: error, from: start, in: &draft) else { break }
      }
    }
    lexer.append(.end, from: lexer.position)
    (draft.tokens, draft.comments) = (lexer.tokens, lexer.comments)
    return draft
  }

  /// Goes on after what is wrong; false where nothing sound can follow.
  private mutating func goesOn(
    after mistake: Diagnostic, from start: Int, in draft: inout Draft
  ) -> Bool {
    if mistake.id == "text.nesting" { return false }
    if start < bytes.count, bytes[start] == UInt8(ascii: "\"") {
      let isOpen = finishText(from: start)
      append(.text([]), from: start)
      if isOpen, position == bytes.count {
        draft.openText = Span(start, position)
        return true
      }
    } else if position == start {
      // A semicolon inside a bracket: the bracket is what is wrong.
      if open.isEmpty { position += 1 }
      while let bracket = open.last, !bracket.isSymbol(.openBrace) { open.removeLast() }
    }
    draft.mistakes.append(mistake)
    return true
  }

  /// Goes to the end of a text that is wrong inside; true where no quotation mark ends it.
  private mutating func finishText(from start: Int) -> Bool {
    position = start + 1
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      position += byte == UInt8(ascii: "\\") && !isLineEnd(position + 1) ? 2 : 1
      if byte == UInt8(ascii: "\"") { return false }
    }
    return true
  }
}
