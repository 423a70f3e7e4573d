import Testing

@testable import Notebooks

@Suite struct HTMLTextTests {
  @Test(arguments: [
    ("a < b && c > \"d\"", "a &lt; b &amp;&amp; c &gt; &quot;d&quot;"), ("ŝ·→", "ŝ·→"),
    ("a\u{1B}[31m", "a\u{FFFD}[31m"), ("a\r\nb\tc", "a\nb\tc"), ("a\u{9B}", "a\u{FFFD}"),
  ])
  func leavesNothingThatHTMLReads(text: String, escaped: String) {
    #expect(HTMLText.escaped(text) == escaped)
  }

  @Test func leavesEmptyAttributesOut() {
    #expect(HTMLText.attribute("title", "") == "")
    #expect(HTMLText.attribute("title", "\"x\"") == " title=\"&quot;x&quot;\"")
  }
}
