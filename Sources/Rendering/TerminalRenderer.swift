package import Diagnostics
import Glibc
package import Reports
import Synchronization

/// Writes whole lines, and under them a live one that shows how far the work has come, with a figure
/// below it where there is one: redrawn in place at most twenty times a second, never wider than the
/// window, gone when the work is done.
package final class TerminalRenderer: Renderer {
  private struct State {
    var pace = Pace(interval: 0.05)
    var block = LiveBlock()
    var figure = LiveFigure()
  }

  private let results: StyledOutput
  private let notices: StyledOutput
  private let state = Mutex(State())
  private let now: @Sendable () -> Double

  package init(
    results: StyledOutput, notices: StyledOutput,
    now: @escaping @Sendable () -> Double = MonotonicClock.seconds
  ) {
    self.results = results
    self.notices = notices
    self.now = now
  }

  package func show(_ report: Report) {
    if case .progress(let progress) = report, !progress.isLast {
      draw(progress)
    } else {
      let output = report.isResult ? results : notices
      write(ReportFormatter(output.style).text(of: report), to: output)
    }
  }

  package func show(_ diagnostic: Diagnostic) {
    write(DiagnosticRenderer(notices.style).text(of: diagnostic), to: notices)
  }

  package func show(warning diagnostic: Diagnostic) {
    write(DiagnosticRenderer(notices.style).text(ofWarning: diagnostic), to: notices)
  }

  /// Does not wait for ever on a thread that writes, as into a pipe that nobody reads: then what is
  /// drawn stays.
  package func settle(while lent: () -> Void) {
    for _ in 1...Self.attempts {
      let isDone: Void? = state.withLockIfAvailable { state in
        erase(&state)
        lent()
      }
      if isDone != nil { return }
      usleep(1000)
    }
    lent()
  }

  /// Milliseconds that a thread may write before the terminal is lent all the same.
  private static let attempts = 100

  private func draw(_ progress: Progress) {
    state.withLock { state in
      state.figure.take(progress.figure)
      guard state.pace.isDue(at: now()) else { return }
      let style = notices.style
      state.figure.update(style, height: notices.height, now: now)
      let line = ProgressFormatter(style).liveLine(progress)
      notices.write(state.block.draw([line] + state.figure.lines))
    }
  }

  private func write(_ text: String, to output: StyledOutput) {
    state.withLock { state in
      erase(&state)
      output.write(text)
    }
  }

  private func erase(_ state: inout State) {
    if state.block.isDrawn { notices.write(state.block.erase()) }
    state.pace.reset()
    state.figure = LiveFigure()
  }
}
