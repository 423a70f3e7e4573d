import Diagnostics
import Testing

struct SourceTextTests {
  @Test(arguments: [
    ("", 0, 1), ("abc", 3, 1), ("a\nb", 0, 1), ("a\nb", 1, 1), ("a\nb", 2, 2), ("a\n", 2, 2),
    ("\n\n\n", 2, 3), ("é\nb", 2, 1), ("é\nb", 3, 2), ("a", 99, 1),
  ])
  func numbersLines(text: String, offset: Int, line: Int) {
    #expect(SourceText(text).line(at: offset) == line)
  }

  @Test func knowsEveryLine() {
    let source = SourceText("one\r\ntwo\n\nfour\n")
    let lines = (1...source.lineCount).map { source[source.span(ofLine: $0)] }
    #expect(lines == ["one", "two", "", "four", ""])
    #expect(source.span(ofLine: 0) == source.span(ofLine: 99))
  }

  @Test func cutsSpansToTheText() {
    let source = SourceText("größe")
    #expect(source[Span(0, 99)] == "größe")
    #expect(source[Span(-5, 2)] == "gr")
    #expect(source[Span(5, 2)] == "")
    #expect(source[Span(2, 4)] == "ö")
  }

  @Test(arguments: [
    ("abc", "abc"), ("a\nb", "a…"), ("", ""),
    (String(repeating: "x", count: 40), String(repeating: "x", count: 40)),
    (String(repeating: "é", count: 41), String(repeating: "é", count: 40) + "…"),
    (String(repeating: "🙂", count: 99), String(repeating: "🙂", count: 40) + "…"),
  ])
  func quotesOnOneLineAndNotTooLong(text: String, quoted: String) {
    #expect(SourceText(text).quote(Span(0, text.utf8.count)) == quoted)
  }
}
