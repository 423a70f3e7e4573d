import Testing

@testable import Rendering

@Suite struct LiveBlockTests {
  private var block = LiveBlock()
  private let off = "\r\u{1B}[?7l"
  private let on = "\u{1B}[J\u{1B}[?7h"

  @Test mutating func oneLineIsWrittenOver() {
    #expect(block.draw(["one"]) == off + "one" + on + "\r")
    #expect(block.draw(["two"]) == off + "two" + on + "\r")
    #expect(block.erase() == "\r\u{1B}[J")
    #expect(block.erase().isEmpty)
  }

  @Test mutating func theCursorRestsWhereTheFirstOfThemBegins() {
    #expect(block.draw(["a", "b", "c"]) == off + "a\u{1B}[K\nb\u{1B}[K\nc" + on + "\u{1B}[2A\r")
    #expect(block.draw(["g"]) == off + "g" + on + "\r")
    _ = block.draw(["a", "b"])
    #expect(block.erase() == "\r\u{1B}[J")
  }
}
