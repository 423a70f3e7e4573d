import Diagnostics
import Session
import Testing

@testable import Notebooks

@Suite struct HTMLPageTests {
  private func page(_ text: String) throws -> HTMLPage {
    let pictures = PagePictures { path in
      path == "lesson.assets/2.svg" ? Array("<svg class=\"nn-figure\" id=\"a\"></svg>\n".utf8) : nil
    }
    return try HTMLPage(
      try NotebookPage.page(SourceText(text), name: "lesson"), pictures, Session(seed: 0))
  }

  private func body(_ page: HTMLPage) throws -> String {
    let start = try #require(page.text.firstRange(of: "<main>\n")).upperBound
    let end = try #require(page.text.firstRange(of: "</main>")).lowerBound
    return String(page.text[start..<end])
  }

  private let notebook = """
    # One < *line*

    See [there].

    ```nn
    let rate = 0.5  # slow
    ```

    <!-- nn: hide -->
    ```nn
    plot loss
    ```
    ```output
    loss 0.5
    ```
    ![Loss](lesson.assets/2.svg)

    [there]: https://example.com
    """

  @Test func putsEverythingIntoOneFile() throws {
    let page = try page(notebook)
    #expect(page.text.hasPrefix("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"))
    #expect(page.text.contains("<title>One &lt; line</title>"))
    #expect(page.missingPictures.isEmpty)
    #expect(
      try body(page) == """
        <h1 id="one--line"><a class="anchor" href="#one--line">One &lt; <em>line</em></a></h1>
        <p>See <a href="https://example.com">there</a>.</p>
        <section class="cell" id="cell-1">
        <a class="number" href="#cell-1">[1]</a>
        <pre class="code" tabindex="0"><code><span class="v">let</span> rate = <span class="n">0.5</span>  \
        <span class="c"># slow</span></code></pre>
        </section>
        <section class="cell" id="cell-2">
        <pre class="output" tabindex="0"><samp>loss 0.5</samp></pre>
        <figure><svg class="nn-figure" id="figure-1-a"></svg></figure>
        </section>

        """)
  }

  @Test func isTheSameEveryTime() throws {
    #expect(try page(notebook).text == page(notebook).text)
  }

  @Test func withoutAHeadingTheFileNamesIt() throws {
    #expect(try page("a").text.contains("<title>lesson</title>"))
  }

  @Test func onlyCellsAreCells() throws {
    let body = try body(page("```\u{2}0\nx\n```\n\n```nn\na\n```\n"))
    #expect(body.ranges(of: "id=\"cell-1\"").count == 1)
  }

  @Test func saysWhichPicturesAreMissing() throws {
    #expect(try page("![a](b.png)").missingPictures == ["b.png"])
  }
}
