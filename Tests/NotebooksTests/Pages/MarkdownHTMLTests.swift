import Testing

@testable import Notebooks

@Suite struct MarkdownHTMLTests {
  private func html(_ text: String) throws -> String {
    var writer = MarkdownHTML(pictures: PagePictures { _ in nil })
    return writer.html(try MarkdownReader.read(text))
  }

  @Test(arguments: [
    (
      "a *b* **c** ~~d~~ `e<f`",
      "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code></p>\n"
    ),
    ("## A b", "<h2 id=\"a-b\"><a class=\"anchor\" href=\"#a-b\">A b</a></h2>\n"),
    ("# [a](b)", "<h1 id=\"a\"><a class=\"anchor\" href=\"#a\">a</a></h1>\n"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("2. a\n\n3. b", "<ol start=\"2\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n"),
    ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"), ("---", "<hr>\n"),
    ("```sh\na < b\n```", "<pre class=\"plain\" tabindex=\"0\"><code>a &lt; b\n</code></pre>\n"),
    ("[a](b.md \"c\")", "<p><a href=\"b.md\" title=\"c\">a</a></p>\n"),
    ("a  \nb\nc", "<p>a<br>\nb\nc</p>\n"),
    (
      "- [x] a",
      "<ul class=\"tasks\">\n<li class=\"task\"><input type=\"checkbox\" disabled checked> a</li>\n</ul>\n"
    ),
  ])
  func writes(text: String, expected: String) throws {
    #expect(try html(text) == expected)
  }

  @Test func writesTablesThatScrollWithinThemselves() throws {
    #expect(
      try html("| a | b |\n|---|--:|\n| 1 | 2 |") == """
        <div class="table" tabindex="0"><table>
        <thead>
        <tr><th>a</th><th class="right">b</th></tr>
        </thead>
        <tbody>
        <tr><td>1</td><td class="right">2</td></tr>
        </tbody>
        </table></div>

        """)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick=x>b</b>",
    "[a](javascript:alert(1))", "![a](javascript:alert(1))", "[a](data:text/html;base64,PHM+)",
    "<javascript:alert(1)>", "[a](<java&#115;cript:x>)", "[x]: javascript:alert(1)\n\n[x]",
    "`</code><script>`", "```\n</pre><script>\n```", "# <script>", "[a](b \"\\\"><script>\")",
  ])
  func letsNothingRun(text: String) throws {
    let html = try html(text).lowercased()
    for mark in ["<script", "<img", "<b ", "href=\"javascript", "href=\"data"] {
      #expect(!html.contains(mark))
    }
  }

  @Test func leavesCommentsOut() throws {
    #expect(try html("<!-- a -->\n\nb <!-- c --> d\n\n<!--\ne\n-->") == "<p>b  d</p>\n")
  }
}
