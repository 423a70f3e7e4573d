import Testing

@testable import Rendering

@Suite struct LiveBlockTests {
  private var block = LiveBlock()

  @Test mutating func oneLineIsWrittenOver() {
    #expect(block.draw(["one"]) == "\rone\u{1B}[K")
    #expect(block.draw(["two"]) == "\rtwo\u{1B}[K")
    #expect(block.erase() == "\r\u{1B}[K")
    #expect(block.erase().isEmpty)
  }

  @Test mutating func severalAreReachedFromBelow() {
    #expect(block.draw(["a", "b", "c"]) == "\ra\u{1B}[K\nb\u{1B}[K\nc\u{1B}[K")
    #expect(block.draw(["d", "e", "f"]) == "\r\u{1B}[2Ad\u{1B}[K\ne\u{1B}[K\nf\u{1B}[K")
    #expect(block.draw(["g"]) == "\r\u{1B}[2Ag\u{1B}[K\u{1B}[J")
    #expect(block.count == 1)
    _ = block.draw(["a", "b"])
    #expect(block.erase() == "\r\u{1B}[1A\u{1B}[J")
  }
}
