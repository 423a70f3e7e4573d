import Rendering
import Reports
import Testing

@Suite struct HistogramRendererTests {
  private func text(
    _ distributions: [Histogram.Distribution], width: Int = 40, isUnicode: Bool = true
  ) -> String {
    FigureRenderer(OutputStyle(width: width, isUnicode: isUnicode)).text(
      of: .histogram(Histogram("weights", axis: Axis("weight"), distributions: distributions)))
  }

  @Test func heightsAreInProportion() {
    #expect(
      text([.init("dense1", from: 0, to: 4, counts: [1, 32, 64, 0], note: "mean 2")]) == """
        weights
        dense1  mean 2
        64 ┤                ████████
           │                ████████
           │                ████████
           │                ████████
           │        ████████████████
           │        ████████████████
           │        ████████████████
           │▁▁▁▁▁▁▁▁████████████████
           └┬───────────────┬──────────────┬
            0               2              4
            weight

        """)
  }

  @Test func severalHaveTheirOwnAxes() {
    let text = text([
      .init("a", from: -1, to: 1, counts: [1, 2]), .init("b", from: 0, to: 100, counts: [2000, 1]),
    ])
    #expect(text.contains("   2 ┤"))
    #expect(text.contains("2000 ┤"))
    #expect(text.contains("-1"))
    #expect(text.contains("100"))
  }

  @Test func manyBinsAreJoined() {
    let text = text([.init("a", from: 0, to: 1, counts: [Int](repeating: 3, count: 100))])
    #expect(text.contains("12 ┤█████████████████████████\n"))
  }

  @Test func moreThanFitAreCounted() {
    let many = (0..<30).map { Histogram.Distribution("d\($0)", from: 0, to: 1, counts: [1]) }
    #expect(text(many).contains("… 6 more"))
  }
}
