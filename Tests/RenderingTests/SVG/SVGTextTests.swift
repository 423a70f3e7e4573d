import Testing

@testable import Rendering

@Suite struct SVGTextTests {
  @Test(arguments: [
    ("loss", "loss"), ("a < b & c > \"d\"", "a &lt; b &amp; c &gt; &quot;d&quot;"),
    ("é 损失", "é 损失"), ("\u{1B}[31m\u{0}", "␛[31m␀"), ("a\nb\tc", "a b c"),
    ("\u{FFFF}\u{FFFE}", "\u{FFFD}\u{FFFD}"),
  ])
  func textIsFitForXML(_ text: String, _ expected: String) {
    #expect(SVGText.escaped(text) == expected)
  }

  @Test(arguments: [
    (0.0, "0"), (12, "12"), (-0.5, "-0.5"), (3.14159, "3.14"), (2.999, "3"), (0.05, "0.05"),
    (-0.001, "0"), (1e12, "0"), (.nan, "0"), (-.infinity, "0"), (639.996, "640"),
  ])
  func numbersAreShort(_ value: Double, _ expected: String) {
    #expect(SVGText.number(value) == expected)
  }
}
