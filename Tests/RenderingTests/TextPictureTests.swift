import Rendering
import Reports
import Testing

/// Figures of every kind as a terminal of 80 columns shows them: in true colour, without colour, and
/// in ASCII; byte by byte as they were when they were last looked at.
@Suite struct TextPictureTests {
  @Test(arguments: SampleFigures.all.map(\.name), ["colour", "plain", "ascii"])
  func asRecorded(_ name: String, _ kind: String) throws {
    let figure = try #require(SampleFigures.all.first { $0.name == name }).figure
    let style = OutputStyle(
      colour: kind == "colour" ? .full : .none, width: 80, isUnicode: kind != "ascii")
    try RecordedPicture("\(name)-\(kind).txt").check(FigureRenderer(style).text(of: figure))
  }
}
