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

  /// A window whose size changes between two drawings, or whose width does before the program hears
  /// of it.
  @Test(arguments: [false, true], [false, true])
  func fitsAWindowThatChanges(rewraps: Bool, isHeardOfLate: Bool) {
    let renderer = renderer()
    var screen = TerminalScreen(columns: 80, rows: 24)
    screen.rewraps = rewraps
    var shown = 0
    func look() {
      screen.write(String(output.text.dropFirst(shown)).replacing("\n", with: "\r\n"))
      shown = output.text.count
    }
    renderer.show(.text("before"))
    for (step, size) in zip(1..., [(40, 20), (120, 30), (36, 18), (80, 24), (200, 50), (60, 30)]) {
      let size = (size.0, isHeardOfLate ? 24 : size.1)
      train(renderer, epochs: 10 * step...10 * step + 4)
      look()
      screen.resize(columns: size.0, rows: size.1)
      if isHeardOfLate {
        train(renderer, epochs: 10 * step + 5...10 * step + 6)
        look()
      }
      output.resize(width: size.0, height: size.1)
      train(renderer, epochs: 10 * step + 7...10 * step + 9)
      look()
      let lines = screen.allLines
      #expect(lines.first == "before")
      #expect(lines.count { $0.hasPrefix("epoch") } == 1, "\(size): \(lines)")
      #expect(lines.count { $0.contains("└") } == 1)
    }
    renderer.settle()
    look()
    #expect(screen.allLines == ["before"])
  }

  /// A training that a person watches and ends, in the program itself.
  @Test func isWatchedAndInterrupted() throws {
    let folder = try TemporaryFolder.make()
    let terminal = try PseudoTerminal(
      "nn", environment: ["XDG_STATE_HOME": folder, "HOME": folder, "NO_COLOR": "1"], columns: 100,
      rows: 30)
    try terminal.wait(forPrompt: "nn[1]>")
    terminal.send("data moons; layer dense 8 tanh; layer dense out\n")
    try terminal.wait(forPrompt: "nn[2]>")
    terminal.send("train epochs 1000000000 plot\n")
    try terminal.wait("a chart under the line") { screen in
      let lines = screen.lines
      guard let live = lines.firstIndex(where: { $0.hasPrefix("epoch ") }) else { return false }
      return lines.dropFirst(live + 1).contains { $0.contains("┤") }
    }
    for rewraps in [true, false] {
      terminal.resize(columns: 60, rows: 20, rewraps: rewraps)
      let before = terminal.written.utf8.count
      try terminal.wait("another drawing") { _ in terminal.written.utf8.count > before + 5000 }
      terminal.resize(columns: 100, rows: 30, rewraps: rewraps)
    }
    terminal.send(Keys.interrupt)
    try terminal.wait(forPrompt: "nn[3]>")
    let lines = terminal.screen.allLines
    let end = try #require(lines.lastIndex { $0.hasPrefix("epoch ") })
    // One chart, below the last line, and none of the live ones.
    #expect(lines[(end + 1)...].count { $0.contains("└") } == 1)
    #expect(lines[..<end].count { $0.contains("└") } == 0)
    #expect(lines.contains { $0.contains("resume goes on from here") })
    terminal.send(Keys.leave)
    #expect(try terminal.exitStatus() == 0)
  }
}
