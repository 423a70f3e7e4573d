import Rendering
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中文", 4), ("한", 2), ("カ", 2), ("ﾊ", 1),
    ("😀", 2), ("！", 2), ("━·→", 3), ("\u{200D}", 0), ("⠿", 1),
  ])
  func width(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func aPrefixEndsBeforeALetterThatDoesNotFit() {
    #expect(DisplayWidth.prefix(of: "中文x", width: 3) == "中")
    #expect(DisplayWidth.prefix(of: "e\u{301}x", width: 1) == "e\u{301}")
    #expect(DisplayWidth.prefix(of: "abc", width: 0) == "")
  }
}
