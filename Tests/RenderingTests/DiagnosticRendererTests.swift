import Diagnostics
import Rendering
import Testing

@Suite struct DiagnosticRendererTests {
  private let plain = DiagnosticRenderer(.plain)

  /// A mistake about the first place in `text` where `token` stands.
  private func mistake(
    _ message: String, at token: String, in text: String, name: String? = nil,
    hint: String? = nil, usage: String? = nil
  ) -> Diagnostic {
    let range = text.firstRange(of: token) ?? text.startIndex..<text.startIndex
    let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return Diagnostic(
      "test", message, at: Span(lower, lower + token.utf8.count), hint: hint, usage: usage,
      source: SourceText(text, name: name))
  }

  @Test func theFormOfTheReference() {
    let mistake = mistake(
      "train has no option 'epoch'", at: "epoch", in: "data iris\nlayer dense 4\ntrain epoch 100\n",
      hint: "did you mean 'epochs'?", usage: "train [epochs N] [batch N] [rate X] …")
    #expect(
      plain.text(of: mistake) == """
        error: train has no option 'epoch'
          3 │ train epoch 100
            │       ^^^^^ did you mean 'epochs'?
        usage: train [epochs N] [batch N] [rate X] …

        """)
  }

  @Test func aFileIsNamedWithLineAndColumn() {
    let mistake = mistake("no such verb", at: "tain", in: "data iris\n  tain 3", name: "iris.nn")
    #expect(
      plain.text(of: mistake) == """
        error: no such verb
          --> iris.nn:2:3
          2 │   tain 3
            │   ^^^^

        """)
  }

  @Test func theGutterIsAsWideAsTheNumber() {
    let text = String(repeating: "\n", count: 99) + "oops"
    #expect(
      plain.text(of: mistake("no", at: "oops", in: text)) == """
        error: no
          100 │ oops
              │ ^^^^

        """)
  }

  @Test func columnsAreThoseOfTheTerminal() {
    let wide = plain.text(of: mistake("no", at: "错误", in: "数据 \t错误 e\u{301}x"))
    #expect(wide.hasSuffix("  1 │ 数据    错误 e\u{301}x\n    │         ^^^^\n"))
    let accent = plain.text(of: mistake("no", at: "x", in: "e\u{301}x"))
    #expect(accent.hasSuffix("  1 │ e\u{301}x\n    │  ^\n"))
  }

  @Test func onlyTheFirstOfSeveralLinesIsShown() {
    let text = "repeat 3 {\n  train\n}"
    let mistake = mistake("no", at: "{\n  train\n}", in: text)
    #expect(plain.text(of: mistake).hasSuffix("  1 │ repeat 3 {\n    │          ^\n"))
  }

  @Test func theEndOfTheTextIsShownWhereItsLastWordEnds() {
    let text = "train epochs \n\n"
    let mistake = Diagnostic(
      "test", "a value is missing", at: Span(text.utf8.count, text.utf8.count),
      source: SourceText(text))
    #expect(plain.text(of: mistake).hasSuffix("  1 │ train epochs \n    │             ^\n"))
  }

  @Test func spansBeyondTheTextDoNotTrap() {
    for span in [Span(-5, 99), Span(50, 60), Span(3, 1), Span(.min, .max)] {
      let mistake = Diagnostic("test", "no", at: span, source: SourceText("abc"))
      #expect(plain.text(of: mistake).contains("  1 │ abc"))
    }
    let empty = Diagnostic("test", "no", at: Span(0, 0), source: SourceText(""))
    #expect(plain.text(of: empty) == "error: no\n  1 │ \n    │ ^\n")
  }

  @Test func withoutAPlaceTheHintStandsAlone() {
    let mistake = Diagnostic(
      "test", "no data", hint: "load some first", usage: "data NAME", source: SourceText("train"))
    #expect(plain.text(of: mistake) == "error: no data\nhint: load some first\nusage: data NAME\n")
    let unsourced = Diagnostic("test", "no data", at: Span(0, 1), hint: "load some first")
    #expect(plain.text(of: unsourced) == "error: no data\nhint: load some first\n")
  }

  @Test(arguments: [0, 5, 500, 995])
  func aLongLineIsCutAroundTheCaret(_ place: Int) {
    let text =
      String(repeating: "a", count: place) + "#" + String(repeating: "b", count: 1000 - place)
    let renderer = DiagnosticRenderer(OutputStyle(width: 60))
    let lines = renderer.text(of: mistake("no", at: "#", in: text)).split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 60 })
    let caret = lines[2].firstIndex(of: "^").map {
      lines[2].distance(from: lines[2].startIndex, to: $0)
    }
    let sign = lines[1].firstIndex(of: "#").map {
      lines[1].distance(from: lines[1].startIndex, to: $0)
    }
    #expect(caret != nil && caret == sign)
    #expect(lines[1].contains("…"))
  }

  @Test func aWideLetterIsNeverCutInTwo() {
    let text = String(repeating: "字", count: 200) + "#" + String(repeating: "字", count: 200)
    for width in 30...33 {
      let renderer = DiagnosticRenderer(OutputStyle(width: width))
      let lines = renderer.text(of: mistake("no", at: "#", in: text)).split(separator: "\n")
      let before = lines[1].prefix { $0 != "#" }
      #expect(DisplayWidth.of(before) == DisplayWidth.of(lines[2].prefix { $0 != "^" }))
      #expect(DisplayWidth.of(lines[1]) <= width)
    }
  }

  @Test func aHintThatWouldWrapStandsBelow() {
    let renderer = DiagnosticRenderer(OutputStyle(width: 40))
    let text = renderer.text(
      of: mistake(
        "no", at: "x", in: "train x", hint: "write the number of epochs after 'epochs', as in 100",
        usage: "train [epochs N] [batch N] [rate X] [shuffle on]"))
    #expect(
      text == """
        error: no
          1 │ train x
            │       ^
        hint: write the number of epochs after
              'epochs', as in 100
        usage: train [epochs N] [batch N]
               [rate X] [shuffle on]

        """)
  }

  @Test func colourOnlyAddsEscapes() {
    let mistake = mistake("no", at: "x", in: "train x", hint: "remove it")
    let coloured = DiagnosticRenderer(OutputStyle(colour: .extended)).text(of: mistake)
    #expect(coloured.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.text(of: mistake))
  }

  @Test func theSourceCannotSendEscapes() {
    let text = plain.text(of: mistake("bad '\u{1B}'", at: "x", in: "\u{1B}[2J x", name: "a\u{1B}b"))
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("  1 │ ␛[2J x\n    │      ^"))
  }
}
