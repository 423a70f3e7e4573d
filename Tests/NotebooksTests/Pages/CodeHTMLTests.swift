import Session
import Testing

@testable import Notebooks

@Suite struct CodeHTMLTests {
  @Test func putsEveryPartInTheClassOfItsRole() {
    let code = "layer dense 4 # é <b>"
    let colours = PrintedColours.of([code], in: Session(seed: 0))[0]
    #expect(
      CodeHTML.html(code, colours)
        == "<span class=\"v\">layer</span> <span class=\"k\">dense</span> <span class=\"n\">4</span> "
        + "<span class=\"c\"># é &lt;b&gt;</span>")
  }

  @Test func takesRangesThatDoNotFit() {
    #expect(CodeHTML.html("a<b", [ColouredRange(1..<9, .verb)]) == "a&lt;b")
  }
}
