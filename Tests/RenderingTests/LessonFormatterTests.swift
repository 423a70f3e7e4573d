import Rendering
import Reports
import Testing

@Suite struct LessonFormatterTests {
  private func text(
    _ lesson: String, _ colour: OutputStyle.Colour = .none, width: Int? = nil, unicode: Bool = true
  ) -> String {
    var style = OutputStyle.plain
    style.colour = colour
    style.width = width
    style.isUnicode = unicode
    return ReportFormatter(style).text(of: .lesson(lesson))
  }

  @Test func withoutColourMarksStay() {
    #expect(text("# A `b`\n\nText `c`.") == "A `b`\n─────\n\nText `c`.\n")
    #expect(text("# Part", unicode: false) == "Part\n----\n")
  }

  @Test func colourTakesThePlaceOfMarks() {
    #expect(
      text("# A `b`\nText `c`.", .basic)
        == "\u{1B}[1mA b\u{1B}[0m\nText \u{1B}[36mc\u{1B}[0m.\n")
    #expect(text("An odd ` one", .basic) == "An odd ` one\n")
  }

  @Test func codeGoesOnAfterABreak() {
    #expect(
      text("  - say `one two three` now", .basic, width: 16)
        == "  - say \u{1B}[36mone two\u{1B}[0m\n    \u{1B}[36mthree\u{1B}[0m now\n")
  }

  @Test func linesOfCodeStayWhole() {
    #expect(
      text("\tone two `three`\n\t  four", .basic, width: 8) == "    one two `three`\n      four\n")
  }

  @Test func itemsGoOnUnderTheirText() {
    #expect(text("  - one two three", width: 10) == "  - one\n    two\n    three\n")
    #expect(text("  12. one two", width: 10) == "  12. one\n      two\n")
    #expect(text("1.5 one two", width: 8) == "1.5 one\ntwo\n")
  }
}
