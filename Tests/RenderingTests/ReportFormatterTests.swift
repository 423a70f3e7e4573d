import Rendering
import Reports
import Testing

@Suite struct ReportFormatterTests {
  private let plain = ReportFormatter(.plain)

  @Test func factsStandOnALine() {
    let evaluation = Facts(
      "test (30 rows)", [.quantity("loss", 0.0712), .ratio("accuracy", 0.967)])
    #expect(
      plain.text(of: .facts(evaluation)) == "test (30 rows): loss 0.0712 · accuracy 0.967\n")
    let classes = Facts(nil, [.ratio("setosa", 0.998), .ratio("versicolor", 0.002)])
    #expect(plain.text(of: .facts(classes)) == "setosa 0.998 · versicolor 0.002\n")
    let data = Facts("iris", [.text("150 rows"), .text("4 numeric features")])
    #expect(plain.text(of: .facts(data)) == "iris: 150 rows · 4 numeric features\n")
  }

  @Test func asciiReplacesOurSigns() {
    let ascii = ReportFormatter(OutputStyle(isUnicode: false))
    #expect(ascii.text(of: .text("1 dense  4 → 16 relu")) == "1 dense  4 -> 16 relu\n")
    #expect(ascii.text(of: .facts(Facts(nil, [.text("a"), .text("b")]))) == "a | b\n")
  }

  @Test func noDataCanSendAnEscape() {
    let text = plain.text(of: .text("a\u{1B}[31mred\u{07}\u{9B}\u{7F}\tb\nc"))
    #expect(text == "a␛[31mred␇\u{FFFD}␡\tb\nc\n")
    let facts = Facts("\u{1B}]0;", [.quantity("\u{1B}", 1)])
    #expect(!plain.text(of: .facts(facts)).contains("\u{1B}"))
  }

  @Test func warningsHaveTheFormOfErrors() {
    let warning = Warning("2 rows have no 'age'", hint: "the training mean, 29.7, stands in")
    #expect(
      plain.text(of: .warning(warning)) == """
        warning: 2 rows have no 'age'
        hint: the training mean, 29.7, stands in

        """)
  }

  @Test func factsAreBrokenBetweenFacts() {
    let formatter = ReportFormatter(OutputStyle(width: 40))
    let data = Facts(
      "iris", [.text("150 rows"), .text("4 numeric features"), .text("target species (3 classes)")])
    #expect(
      formatter.text(of: .facts(data)) == """
        iris: 150 rows · 4 numeric features ·
              target species (3 classes)

        """)
    let classes = Facts(nil, (1...5).map { .ratio("class\($0)", 0.2) })
    let lines = formatter.text(of: .facts(classes)).split(separator: "\n")
    #expect(lines.count == 3 && lines.allSatisfy { $0.hasPrefix("class") && $0.count <= 40 })
  }

  @Test func proseIsBrokenBetweenWords() {
    let page = """
      help [TOPIC]

        train    Trains the network on the training rows.
        plot     Draws.
      iris: 150 rows · 4 numeric features · features standardised
      a line that is longer than the window by far
      """
    #expect(ReportFormatter(.plain).text(of: .prose(page)) == page + "\n")
    #expect(
      ReportFormatter(OutputStyle(width: 40)).text(of: .prose(page)) == """
        help [TOPIC]

          train    Trains the network on the
                   training rows.
          plot     Draws.
        iris: 150 rows · 4 numeric features ·
              features standardised
        a line that is longer than the window by
        far

        """)
  }
}
