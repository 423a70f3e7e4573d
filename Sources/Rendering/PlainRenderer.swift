package import Diagnostics
package import Reports
import Synchronization

/// Writes whole lines: results to one output; warnings, mistakes and progress to the other, of
/// progress at most one line a second, the last one as a result.
package final class PlainRenderer: Renderer {
  private let results: StyledOutput
  private let notices: StyledOutput
  private let pace: Mutex<Pace>
  private let now: @Sendable () -> Double

  package init(
    results: StyledOutput, notices: StyledOutput,
    now: @escaping @Sendable () -> Double = MonotonicClock.seconds
  ) {
    self.results = results
    self.notices = notices
    self.now = now
    pace = Mutex(Pace(interval: 1))
  }

  package func show(_ report: Report) {
    if case .progress(let progress) = report {
      guard progress.isLast || pace.withLock({ $0.isDue(at: now()) }) else { return }
      if progress.isLast { pace.withLock { $0.reset() } }
    }
    let output = report.isResult ? results : notices
    output.write(ReportFormatter(output.style).text(of: report))
  }

  package func show(_ diagnostic: Diagnostic) {
    notices.write(DiagnosticRenderer(notices.style).text(of: diagnostic))
  }

  package func show(warning diagnostic: Diagnostic) {
    notices.write(DiagnosticRenderer(notices.style).text(ofWarning: diagnostic))
  }

  package func settle(while lent: () -> Void) { lent() }
}
