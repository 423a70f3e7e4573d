import Rendering
import Reports
import Synchronization
import Testing

/// A chart that is redrawn under the line of a training, as a terminal shows it.
@Suite struct LivePlotTests {
  private let output = MemoryOutput(terminalWidth: 80, terminalHeight: 24)
  private let clock = Clock()

  private final class Clock: Sendable {
    let time = Mutex(0.0)
  }

  private func renderer() -> any Renderer {
    let clock = clock
    return OutputSettings(colour: .never) { $0 == "TERM" ? "xterm" : nil }.renderer(
      results: output, notices: output, now: { clock.time.withLock { $0 } })
  }

  private func screen(columns: Int = 80, rows: Int = 24) -> TerminalScreen {
    var screen = TerminalScreen(columns: columns, rows: rows)
    // The terminal's driver begins each line at its left.
    screen.write(output.text.replacing("\n", with: "\r\n"))
    return screen
  }

  private func chart(_ epochs: Int) -> Figure {
    .chart(
      Chart(
        "loss", x: Axis("epoch", isWhole: true), y: Axis("loss"),
        series: [Chart.Series("train", values: (1...epochs).map { 1 / Double($0) })]))
  }

  private func train(_ renderer: any Renderer, epochs: ClosedRange<Int>) {
    for epoch in epochs {
      renderer.show(
        .progress(
          Progress(
            done: epoch, of: 100, seconds: Double(epoch) / 10, figure: chart(epoch + 1))))
      clock.time.withLock { $0 += 0.11 }
    }
  }

  @Test func isRedrawnInPlaceAndGoneAtTheEnd() {
    let renderer = renderer()
    renderer.show(.text("before"))
    train(renderer, epochs: 1...30)
    var lines = screen().allLines
    #expect(lines.first == "before")
    #expect(lines.count { $0.contains("loss") } == 1)
    #expect(lines[1].hasPrefix("epoch 30/100"))
    #expect(lines.last?.contains("epoch") == true)
    renderer.show(.progress(Progress(done: 100, of: 100, seconds: 10, isLast: true)))
    lines = screen().allLines
    #expect(lines.count == 2 && lines[1].hasPrefix("epoch 100/100"))
    renderer.show(.figure(chart(100)))
    renderer.show(.text("after"))
    lines = screen().allLines
    #expect(lines.count { $0.contains("loss") } == 1)
    #expect(lines.last == "after")
  }

  /// Where the terminal scrolls, and where other lines come between.
  @Test func keepsItsPlaceAtTheEndOfTheScreen() {
    let renderer = renderer()
    for number in 1...30 { renderer.show(.text("line \(number)")) }
    train(renderer, epochs: 1...10)
    renderer.show(.warning(Warning("careful")))
    train(renderer, epochs: 11...20)
    let lines = screen().allLines
    #expect(lines.prefix(30) == (1...30).map { "line \($0)" }[...])
    #expect(lines[30] == "warning: careful")
    #expect(lines.count { $0.hasPrefix("epoch 20/100") } == 1)
    #expect(lines.count { $0.contains("loss") } == 1)
    renderer.settle()
    #expect(screen().allLines.count == 31)
  }

  @Test func fitsAWindowThatChanges() {
    let renderer = renderer()
    train(renderer, epochs: 1...5)
    output.resize(width: 120, height: 20)
    train(renderer, epochs: 6...10)
    let screen = screen(columns: 120, rows: 24)
    #expect(screen.allLines.count { $0.contains("loss") } == 1)
    #expect(screen.allLines.count <= 19)
  }
}
