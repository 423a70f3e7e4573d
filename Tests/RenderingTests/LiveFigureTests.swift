import Reports
import Testing

@testable import Rendering

@Suite struct LiveFigureTests {
  private func figure(_ last: Double) -> Figure {
    .chart(
      Chart(
        "loss", x: Axis("epoch", isWhole: true), y: Axis("loss"),
        series: [Chart.Series("train", values: [1, 0.5, last])]))
  }

  private func lines(
    _ live: inout LiveFigure, width: Int = 80, height: Int? = 40, at time: Double
  ) -> [String] {
    live.update(OutputStyle(width: width), height: height) { time }
    return live.lines
  }

  @Test func isDrawnTenTimesASecond() {
    var live = LiveFigure()
    #expect(lines(&live, at: 0).isEmpty)
    var drawn = Set<[String]>()
    for step in 1...1000 {
      live.take(figure(1 / Double(step)))
      drawn.insert(lines(&live, at: Double(step) / 1000))
    }
    #expect((2...11).contains(drawn.count))
  }

  @Test func aSlowDrawingLeavesTheWorkItsTime() {
    var (live, time) = (LiveFigure(), 0.0)
    live.take(figure(0.5))
    // Each look at the clock comes 0.02 s after the one before.
    live.update(OutputStyle(width: 80), height: 40) {
      defer { time += 0.02 }
      return time
    }
    let first = live.lines
    live.take(figure(0.1))
    #expect(lines(&live, at: 0.9) == first)
    #expect(lines(&live, at: 1.1) != first)
  }

  @Test func fitsTheWindow() {
    for (width, height) in [(80, 24), (200, 24), (200, 60), (60, 20), (100, 18)] {
      var live = LiveFigure()
      live.take(figure(0.1))
      let lines = lines(&live, width: width, height: height, at: 0)
      #expect((5...height - 2).contains(lines.count), "\(width) × \(height)")
      #expect(lines.allSatisfy { DisplayWidth.of($0) < width })
    }
    var live = LiveFigure()
    live.take(figure(0.1))
    #expect(lines(&live, height: 6, at: 0).isEmpty)
  }

  @Test func aWindowOfAnotherSizeIsDrawnForAtOnce() {
    var live = LiveFigure()
    live.take(figure(0.1))
    let wide = lines(&live, width: 80, at: 0)
    let narrow = lines(&live, width: 50, at: 0.01)
    #expect(narrow != wide)
    #expect(narrow.allSatisfy { DisplayWidth.of($0) < 50 })
  }
}
