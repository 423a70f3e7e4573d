/// A text a user wrote, with the name it goes by and the places where its lines begin. It never
/// changes, and stands in every block and every mistake: so it is shared, not copied.
package final class SourceText: Sendable {
  /// A file's path as the user wrote it; `nil` for what was typed or piped in.
  package let name: String?
  package let text: String
  /// The text as UTF-8; every `Span` counts in it.
  package let bytes: [UInt8]
  private let lineStarts: [Int]

  package init(_ text: String, name: String? = nil) {
    self.name = name
    self.text = text
    bytes = Array(text.utf8)
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// The characters of a span; a span that reaches beyond the text is cut to it.
  package subscript(span: Span) -> String {
    let lower = max(0, min(span.lower, bytes.count))
    let upper = max(lower, min(span.upper, bytes.count))
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The characters of a span as a message quotes them: on one line, and cut where they are long.
  package func quote(_ span: Span) -> String {
    let limit = 40
    // A character has at least one byte: more than `limit` bytes may, four times as many must.
    let text = self[Span(span.lower, min(span.upper, span.lower + 4 * limit + 1))]
    let line = text.prefix { !$0.isNewline }
    guard line.count > limit || line.endIndex < text.endIndex else { return text }
    return line.prefix(limit) + "…"
  }

  /// The number, from 1, of the line that holds an offset.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }

  /// The span of a line, counted from 1, without its line break.
  package func span(ofLine line: Int) -> Span {
    guard line >= 1, line <= lineStarts.count else { return Span(bytes.count, bytes.count) }
    let lower = lineStarts[line - 1]
    var upper = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if upper > lower, bytes[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
    return Span(lower, upper)
  }

  package var lineCount: Int { lineStarts.count }
}
