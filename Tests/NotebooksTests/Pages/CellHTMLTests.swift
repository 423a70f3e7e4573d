import Testing

@testable import Notebooks

@Suite struct CellHTMLTests {
  private func html(_ cell: Page.Cell) -> String {
    var pictures = PagePictures { _ in Array("<svg class=\"nn-figure\"></svg>".utf8) }
    return CellHTML.html(cell, [], &pictures)
  }

  @Test func showsNumberCodeOutputAndFigures() {
    let cell = Page.Cell(
      number: 3, code: "a < b\n", output: ["= <1>", ""],
      figures: [Page.Figure(path: "x.svg", description: "x")])
    #expect(
      html(cell) == """
        <section class="cell" id="cell-3">
        <a class="number" href="#cell-3">[3]</a>
        <pre class="code" tabindex="0"><code>a &lt; b</code></pre>
        <pre class="output" tabindex="0"><samp>= &lt;1&gt;
        </samp></pre>
        <figure><svg class="nn-figure"></svg></figure>
        </section>

        """)
  }

  @Test func leavesTheCodeOfAHiddenCellOut() {
    let html = html(Page.Cell(number: 1, code: "secret", output: ["shown"], isHidden: true))
    #expect(!html.contains("secret"))
    #expect(html.contains("<samp>shown</samp>"))
    #expect(self.html(Page.Cell(number: 1, code: "let a = 1", isHidden: true)) == "")
  }

  @Test func marksAMistake() {
    let html = html(Page.Cell(number: 1, code: "x", isMistake: true))
    #expect(html.hasPrefix("<section class=\"cell mistake\" id=\"cell-1\">"))
    #expect(!html.contains("output"))
  }
}
