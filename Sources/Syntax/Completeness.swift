import Diagnostics

/// Whether a text typed so far can run, or asks for more lines.
package enum Completeness: Sendable, Equatable {
  case complete
  /// The signs that are still open, outermost first; empty after a final `\`.
  case incomplete([String])

  /// Judges a text by its brackets alone; a text with a mistake is complete, so that it is shown.
  package static func of(_ text: String) -> Completeness {
    let source = SourceText(text)
    guard let output = try? Lexer.tokens(of: source) else { return .complete }
    let open = output.open.map { source[$0.span] }
    return open.isEmpty && !output.continues ? .complete : .incomplete(open)
  }
}
