package import Diagnostics
package import Reports

/// Hands pages of help and tables that are longer than the screen to a pager, and all else to another
/// renderer.
package struct PagingRenderer: Renderer {
  private let inner: any Renderer
  private let results: StyledOutput
  private let pager: Pager
  /// Lines of the screen, asked anew each time.
  private let height: @Sendable () -> Int?
  /// Runs what needs the terminal for itself.
  private let lending: @Sendable (() -> Void) -> Void

  package init(
    _ inner: any Renderer, results: StyledOutput, pager: Pager,
    height: @escaping @Sendable () -> Int?,
    lending: @escaping @Sendable (() -> Void) -> Void = { $0() }
  ) {
    self.inner = inner
    self.results = results
    self.pager = pager
    self.height = height
    self.lending = lending
  }

  package func show(_ report: Report) {
    guard report.mayBeLong, let height = height() else { return inner.show(report) }
    let text = ReportFormatter(results.style).text(of: report)
    guard text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= height else {
      return inner.show(report)
    }
    inner.settle()
    var isShown = false
    lending { isShown = pager.show(text) }
    if !isShown { inner.show(report) }
  }

  package func show(_ diagnostic: Diagnostic) { inner.show(diagnostic) }
  package func show(warning diagnostic: Diagnostic) { inner.show(warning: diagnostic) }
  package func settle(while lent: () -> Void) { inner.settle(while: lent) }
}

extension Report {
  fileprivate var mayBeLong: Bool {
    switch self {
    case .prose, .table: true
    default: false
    }
  }
}
