import Testing

@Suite struct TerminalScreenTests {
  private func shown(_ text: String, columns: Int = 10, rows: Int = 3) -> TerminalScreen {
    var screen = TerminalScreen(columns: columns, rows: rows)
    screen.write(text)
    return screen
  }

  @Test func linesScrollOffTheTop() {
    let screen = shown("a\r\nb\r\nc\r\nd")
    #expect(screen.lines == ["b", "c", "d"])
    #expect(screen.allLines == ["a", "b", "c", "d"])
  }

  @Test func theLastColumnWrapsLate() {
    #expect(shown("0123456789\r\nx").lines == ["0123456789", "x"])
    #expect(shown("0123456789x").lines == ["0123456789", "x"])
    #expect(shown("012345678中").lines == ["012345678", "中"])
  }

  @Test func sequencesMoveAndErase() {
    #expect(shown("abc\u{1B}[2D\u{1B}[K").lines == ["a"])
    #expect(shown("abc\r\u{1B}[1C\u{1B}[P").lines == ["ac"])
    #expect(shown("abc\r\u{1B}[1@").lines == [" abc"])
    #expect(shown("a\r\nb\u{1B}[A\u{1B}[J").lines == ["a"])
    #expect(shown("a\r\nb\u{1B}[H\u{1B}[2J").lines == [])
    #expect(shown("\u{1B}[1;31mred\u{1B}[0m").lines == ["red"])
  }

  @Test(arguments: [
    (false, ["one", "0123", "aXc", "last"], ["one", "0123", "aXY", "last"]),
    (true, ["one", "0123", "4567", "89aX", "c", "last"], ["one", "0123456789aYc", "last"]),
  ])
  func aNewWidthCutsOffOrBreaksAnew(rewraps: Bool, narrow: [String], wide: [String]) {
    var screen = shown("one\r\n0123456789abc\r\nlast\r\u{1B}[A\u{1B}[C", rows: 8)
    #expect(screen.lines == ["one", "0123456789", "abc", "last"])
    screen.rewraps = rewraps
    screen.resize(columns: 4, rows: 8)
    screen.write("X")
    #expect(screen.lines == narrow)
    screen.resize(columns: 20, rows: 8)
    screen.write("Y")
    #expect(screen.lines == wide)
  }

  @Test func sequencesMayComeInPieces() {
    var screen = shown("a\u{1B}[")
    screen.write("?2004")
    screen.write("hb")
    #expect(screen.lines == ["ab"])
    #expect(screen.marksPaste)
  }
}
