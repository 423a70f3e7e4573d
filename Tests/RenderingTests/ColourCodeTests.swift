import Testing

@testable import Rendering

@Suite struct ColourCodeTests {
  private func code(_ hex: UInt32, _ colour: OutputStyle.Colour) -> String {
    RGB(hex).code(in: colour, isGround: false)
  }

  @Test func trueColourIsWrittenAsItIs() {
    #expect(code(0x0072B2, .full) == "38;2;0;114;178")
    #expect(RGB(0x0072B2).code(in: .full, isGround: true) == "48;2;0;114;178")
  }

  @Test func theNearestOf256() {
    #expect(code(0x000000, .extended) == "38;5;16")
    #expect(code(0xFFFFFF, .extended) == "38;5;231")
    #expect(code(0x0087FF, .extended) == "38;5;33")
    #expect(code(0xFF8700, .extended) == "38;5;208")
    #expect(code(0x808080, .extended) == "38;5;244")
    #expect(code(0x0B0B0B, .extended) == "38;5;232")
  }

  @Test func theNearestOfEight() {
    #expect(code(0xD01010, .basic) == "31")
    #expect(code(0xE0E020, .basic) == "33")
    #expect(code(0x1030C0, .basic) == "34")
    #expect(RGB(0xF0F0F0).code(in: .basic, isGround: true) == "47")
    #expect(code(0x202020, .basic) == "30")
  }
}
