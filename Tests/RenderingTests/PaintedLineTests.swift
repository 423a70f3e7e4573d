import Testing

@testable import Rendering

@Suite struct PaintedLineTests {
  private let paint = Paint(OutputStyle(colour: .full))

  @Test func blanksAreWrittenOnlyBeforeSomething() {
    var line = PaintedLine(paint)
    line.skip(3)
    line.append("a")
    line.skip(to: 9)
    #expect(line.text == "   a")
    line.append("b")
    line.skip(2)
    #expect(line.text == "   a     b")
    #expect(line.width == 10)
  }

  @Test func aLineIsNeverTakenBack() {
    var line = PaintedLine(paint)
    line.append("long")
    line.skip(to: 2)
    line.append("x")
    #expect(line.text == "longx")
  }

  @Test func coloursOfTheirOwn() {
    var line = PaintedLine(paint)
    line.append("a", ink: RGB(0x010203), ground: RGB(0x040506))
    #expect(line.text == "\u{1B}[38;2;1;2;3;48;2;4;5;6ma\u{1B}[0m")
    #expect(line.width == 1)
  }

  @Test func linesJoined() {
    var (left, right) = (PaintedLine(paint), PaintedLine(paint))
    left.append("花")
    right.skip(1)
    right.append("b")
    right.skip(2)
    left.append(right)
    left.append("c")
    #expect(left.text == "花 b  c")
    #expect(left.width == 7)
  }
}
