package import Diagnostics

extension Parser {
  /// Parses a text as far as it can: a line whose tokens are wrong is reported and left out, the
  /// others are read. What is left may be checked, never run.
  package static func recover(_ source: SourceText, vocabulary: Vocabulary) -> Result {
    var readable = source
    var mistakes: [Diagnostic] = []
    var hasBracketMistake = false
    while let mistake = tokenMistake(in: readable) {
      let isBracket = mistake.id == "text.bracket"
      if !isBracket || !hasBracketMistake { mistakes.append(mistake.located(in: source)) }
      // After one wrong bracket, where others stand says little.
      let rest = isBracket && hasBracketMistake
      hasBracketMistake = hasBracketMistake || isBracket
      guard let span = mistake.span, let next = readable.blanked(from: span, toEnd: rest) else {
        return Result(
          block: Block(statements: [], span: Span(0, 0), source: source), diagnostics: mistakes,
          comments: [])
      }
      readable = next
    }
    var result = read(readable, vocabulary: vocabulary)
    result.diagnostics = (mistakes + result.diagnostics).sorted {
      ($0.span?.lower ?? 0) < ($1.span?.lower ?? 0)
    }
    return result
  }

  private static func tokenMistake(in source: SourceText) -> Diagnostic? {
    do throws(Diagnostic) {
      let output = try Lexer.tokens(of: source)
      guard let bracket = output.open.last, case .symbol(let symbol) = bracket.kind else {
        return nil
      }
      return Lexer.unclosed(bracket, symbol)
    } catch {
      return error
    }
  }
}

extension SourceText {
  /// The text with blanks in place of the line that holds a span, or of all from that line on; `nil`
  /// where there are only blanks already.
  fileprivate func blanked(from span: Span, toEnd: Bool) -> SourceText? {
    let line = self.span(ofLine: line(at: min(span.lower, max(bytes.count - 1, 0))))
    var changed = bytes
    for offset in line.lower..<(toEnd ? bytes.count : line.upper)
    where changed[offset] != UInt8(ascii: "\n") {
      changed[offset] = UInt8(ascii: " ")
    }
    guard changed != bytes else { return nil }
    return SourceText(String(decoding: changed, as: UTF8.self), name: name)
  }
}
