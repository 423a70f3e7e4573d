package import Diagnostics
package import Reports
import Synchronization

/// Writes whole lines, and under them one live line that shows how far the work has come: redrawn
/// in place at most twenty times a second, never wider than the window, gone when the work is done.
package final class TerminalRenderer: Renderer {
  private struct State {
    var pace = Pace(interval: 0.05)
    var isDrawn = false
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

  package func settle() { state.withLock { erase(&$0) } }

  private func draw(_ progress: Progress) {
    state.withLock { state in
      guard state.pace.isDue(at: now()) else { return }
      let line = ProgressFormatter(notices.style).liveLine(progress)
      notices.write("\r\(line)\(Escape.eraseToEndOfLine)")
      state.isDrawn = true
    }
  }

  private func write(_ text: String, to output: StyledOutput) {
    state.withLock { state in
      erase(&state)
      output.write(text)
    }
  }

  private func erase(_ state: inout State) {
    if state.isDrawn { notices.write("\r\(Escape.eraseToEndOfLine)") }
    state.isDrawn = false
    state.pace.reset()
  }
}
