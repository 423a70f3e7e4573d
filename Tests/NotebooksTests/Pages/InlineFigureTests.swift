import Testing

@testable import Notebooks

@Suite struct InlineFigureTests {
  private func svg(_ inside: String) -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"nn-figure\" width=\"320\">\(inside)</svg>\n"
  }

  @Test func givesNamesThatNoOtherFigureHas() throws {
    let figure = try #require(
      InlineFigure(
        svg("<clipPath id=\"a\"/><g clip-path=\"url(#a)\" fill=\"#fff\"/><use href=\"#a\"/>"),
        number: 2))
    #expect(
      figure.text
        == "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"nn-figure\" width=\"320\">"
        + "<clipPath id=\"figure-2-a\"/><g clip-path=\"url(#figure-2-a)\" fill=\"#fff\"/>"
        + "<use href=\"#figure-2-a\"/></svg>")
  }

  @Test(arguments: [
    "<script>x</script>", "<SCRIPT/>", "<foreignObject/>", "<g onload=\"x\"/>",
    "<g\nonclick = 'x'/>",
    "<image href=\"https://a.org/x.png\"/>", "<style>@import 'x'</style>",
    "<g style=\"fill: url(https://a.org)\"/>", "<!--", "<p><img src=\"https://a.org\"></p>",
    "<style>@\\69mport 'x'</style>", "<a href=\"#\"><set attributeName=\"href\" to=\"x\"/></a>",
    "<use href=https://a.org/x.svg />", "<?x", "<style>a { b: image-set('https://a.org') }</style>",
  ])
  func leavesOutWhatLoadsOrRuns(inside: String) {
    #expect(InlineFigure(svg(inside), number: 1) == nil)
  }

  @Test func takesNoDrawingOfAnotherProgram() {
    #expect(InlineFigure("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", number: 1) == nil)
    #expect(InlineFigure("", number: 1) == nil)
  }

  @Test func takesWordsThatOnlyLookLikeAHandler() {
    #expect(InlineFigure(svg("<text>one once on and on</text>"), number: 1) != nil)
  }
}
