import Rendering
import Reports
import Testing

@Suite struct PanelsRendererTests {
  private func bars(_ count: Int) -> Figure {
    .bars(
      BarChart(
        "bars \(count)", axis: Axis("n"), bars: (1...count).map { .init("b\($0)", Double($0)) }))
  }

  private func lines(_ figures: [Figure], width: Int) -> [Substring] {
    FigureRenderer(OutputStyle(width: width)).text(of: .panels(Panels("all", figures)))
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func sideBySideFromTheTop() {
    let lines = lines([bars(3), bars(1)], width: 80)
    #expect(lines[0] == "all")
    #expect(lines[1] == "")
    #expect(lines[2] == "bars 3                                   bars 1")
    #expect(lines[3].hasPrefix("b1 ") && lines[3].contains("b1 █"))
  }

  @Test func belowEachOtherWhereItIsNarrow() {
    let lines = lines([bars(1), bars(2)], width: 70)
    #expect(lines.contains("bars 1"))
    #expect(lines.contains("bars 2"))
  }

  @Test func fourAreTwoAndTwo() {
    let lines = lines([bars(1), bars(2), bars(3), bars(4)], width: 120)
    #expect(
      lines.contains { $0.contains("bars 1") && $0.contains("bars 2") && !$0.contains("bars 3") })
  }
}
