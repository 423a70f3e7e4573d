import Reports
import Testing

@testable import Rendering

/// What holds for a figure of any kind.
@Suite struct FigureLayoutTests {
  private static let figures = SampleFigures.all + StressFigures.all

  private func figure(_ name: String) throws -> Figure {
    try #require(Self.figures.first { $0.name == name }).figure
  }

  @Test(arguments: figures.map(\.name))
  func textsAreOnThePageAndApart(_ name: String) throws {
    let drawing = FigureLayout.drawing(of: try figure(name))
    let texts = DrawnText.all(in: drawing)
    #expect(!texts.isEmpty)
    for (index, text) in texts.enumerated() {
      if !text.isTurned {
        #expect(text.box.x >= 0 && text.box.right <= drawing.width, "\(text)")
      }
      #expect(text.box.y >= 0 && text.box.bottom <= drawing.height, "\(text)")
      for other in texts.dropFirst(index + 1) where text.overlaps(other) {
        Issue.record("'\(text.text)' and '\(other.text)' overlap")
      }
    }
  }

  @Test(arguments: figures.map(\.name))
  func documentsAreWellFormed(_ name: String) throws {
    let figure = try figure(name)
    let text = SVGRenderer().text(of: figure)
    #expect(XMLCheck.mistake(in: text) == nil)
    #expect(!text.contains("nan\"") && !text.contains("inf\""))
    #expect(SVGRenderer().text(of: figure) == text)
    #expect(!FigureDescription.text(of: figure).isEmpty)
  }

  @Test func nothingIsSaidWhereNothingIsDrawn() {
    let empty = Figure.chart(Chart("loss", x: Axis("epoch"), y: Axis(""), series: []))
    let texts = DrawnText.all(in: FigureLayout.drawing(of: empty)).map(\.text)
    #expect(texts == ["loss", "nothing to draw"])
  }
}
