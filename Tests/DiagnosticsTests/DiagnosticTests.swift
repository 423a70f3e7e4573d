import Diagnostics
import Testing

struct DiagnosticTests {
  private let mistake = Diagnostic("a.b", "wrong", hint: "right it", usage: "train [epochs N]")

  @Test func keepsWhatItIsGiven() {
    let source = SourceText("x")
    let full = Diagnostic(
      "a.b", "wrong", at: Span(0, 1), hint: "h", usage: "u", stage: .parse, source: source)
    #expect(full.id == "a.b" && full.message == "wrong" && full.span == Span(0, 1))
    #expect(full.hint == "h" && full.usage == "u" && full.stage == .parse)
    #expect(full.source?.text == "x")
    #expect(mistake.stage == .run && mistake.span == nil && mistake.source == nil)
  }

  @Test func aCopyChangesAlone() {
    var copy = mistake
    copy.message = "other"
    copy.hint = nil
    #expect(mistake.message == "wrong" && mistake.hint == "right it")
    #expect(copy.message == "other" && copy.hint == nil && copy.usage == mistake.usage)
  }

  @Test func isPlacedOnce() {
    let placed = mistake.located(at: Span(1, 2))
    #expect(placed.span == Span(1, 2))
    #expect(placed.located(at: Span(3, 4)).span == Span(1, 2))
    let (first, second) = (SourceText("1"), SourceText("2"))
    #expect(placed.located(in: first).located(in: second).source?.text == "1")
  }

  /// A mistake of another text has no place in this one.
  @Test func isNotPlacedInAnotherText() {
    #expect(mistake.located(in: SourceText("1")).located(at: Span(1, 2)).span == nil)
  }
}
