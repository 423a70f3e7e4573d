import Markdown
import Testing

@Suite struct PlainProseTests {
  @Test(arguments: [
    ("A *word* and **two** and `code_a*b`.", "A word and two and code_a*b."),
    ("[text](http://a.b)", "text"), ("2 * 3 and a_b", "2 * 3 and a_b"), ("\\*x\\*", "*x*"),
    ("a `` ` `` b", "a  `  b"), ("`open", "`open"), ("[1 2]", "[1 2]"), ("_x_", "x"),
  ])
  func marksAreLeftOut(markdown: String, text: String) {
    #expect(PlainProse.inline(markdown) == text)
  }

  @Test(arguments: [
    ("One\ntwo\nthree.\n\nFour.\n", "One two three.\n\nFour."),
    ("# Title\n\n## Part\ntext", "Title\n\nPart\ntext"),
    ("- one\n  more\n- two\n\n1. first\n", "  - one more\n  - two\n\n  1. first"),
    ("a\n\n![x](y.svg)\n\nb", "a\n\nb"), ("<!-- c -->\na", "a"),
    ("```swift\nlet  x = *1*\n```\nend", "    let  x = *1*\nend"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "  a  b\n  ─  ─\n  1  2"), ("", ""),
  ])
  func blocksAreLaidOut(markdown: String, text: String) {
    #expect(PlainProse.text(of: markdown) == text)
  }

  @Test(arguments: [
    ("## The `w`\nA *b* and `c*d*`.", "# The `w`\nA b and `c*d*`."),
    ("- `a` b\n  c", "  - `a` b c"), ("```\n  a  `b`\n```", "\t  a  `b`"), ("[`a`](b)", "`a`"),
  ])
  func marksThatArePaintedStay(markdown: String, text: String) {
    #expect(PlainProse.text(of: markdown, keepsMarks: true) == text)
  }
}
