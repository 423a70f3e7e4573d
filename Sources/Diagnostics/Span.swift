/// A stretch of a source text, as offsets in UTF-8 bytes: `lower` is in, `upper` is out.
package struct Span: Hashable, Sendable {
  package var lower: Int
  package var upper: Int

  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  /// The smallest span that covers both.
  package func joined(with other: Span) -> Span {
    Span(min(lower, other.lower), max(upper, other.upper))
  }

  /// The empty place right after this span.
  package var end: Span { Span(upper, upper) }
}
