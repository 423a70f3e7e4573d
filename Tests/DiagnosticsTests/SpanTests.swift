import Diagnostics
import Testing

struct SpanTests {
  @Test func joins() {
    #expect(Span(3, 5).joined(with: Span(1, 4)) == Span(1, 5))
    #expect(Span(1, 2).joined(with: Span(7, 9)) == Span(1, 9))
  }

  @Test func endsRightAfterItself() {
    #expect(Span(3, 5).end == Span(5, 5))
  }
}
