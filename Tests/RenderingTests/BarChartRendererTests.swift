import Rendering
import Reports
import Testing

@Suite struct BarChartRendererTests {
  private func text(
    _ bars: [BarChart.Bar], _ scale: Axis.Scale = .linear, width: Int = 40, isUnicode: Bool = true
  ) -> String {
    FigureRenderer(OutputStyle(width: width, isUnicode: isUnicode)).text(
      of: .bars(BarChart("bars", axis: Axis("norm", scale), bars: bars)))
  }

  @Test func lengthsAreInProportion() {
    #expect(
      text([.init("a", 10), .init("bb", 5), .init("c", 0)]) == """
        bars
         a ██████████████████████████████ 10.00
        bb ███████████████                5.0000
         c ▏                              0
           ┴──────────────┴─────────────┴
           0              5            10
           norm

        """)
  }

  @Test func negativeLengthsGoToTheLeftOfZero() {
    #expect(
      text([.init("a", 1), .init("b", -1)], isUnicode: false) == """
        bars
        a                ############### 1.0000
        b ###############                -1.0000
          +------+-------+------+------+
        -1.0   -0.5      0     0.5   1.0
          norm

        """)
  }

  @Test func whiskersMarksAndWhatIsNoNumber() {
    let text = text([
      .init("a", 4, spread: 2, mark: "best"), .init("b", .nan), .init("c", .infinity),
    ])
    #expect(text.contains("a ███████├──────┼──────┤ 4.0 ± 2.0  best\n"))
    #expect(text.contains("\nb                        nan\n"))
    #expect(text.contains("\nc                        inf\n"))
  }

  @Test func equalFactorsTakeEqualLengths() throws {
    let lines = text([.init("a", 0.01), .init("b", 1), .init("c", 100)], .logarithmic, width: 60)
      .split(separator: "\n")
    let lengths = lines[1...3].map { $0.count { $0 == "█" } }
    #expect(abs((lengths[1] - lengths[0]) - (lengths[2] - lengths[1])) <= 1)
    #expect(lengths[0] > 0)
    #expect(lines.last?.hasSuffix("norm, logarithmic") == true)
  }

  @Test func withoutRoomThereAreOnlyNumbers() {
    let bars = [BarChart.Bar("a long name", 0.1234, spread: 1e-9, mark: "best")]
    #expect(text(bars, width: 20) == "bars\na lon… 0.1234  best\nnorm\n")
    #expect(text(bars, width: 50).contains("a long name ███"))
  }
}
