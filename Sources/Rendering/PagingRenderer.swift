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

  package init(
    _ inner: any Renderer, results: StyledOutput, pager: Pager,
    height: @escaping @Sendable () -> Int?
  ) {
    self.inner = inner
    self.results = results
    self.pager = pager
    self.height = height
  }

  package func show(_ report: Report) {
    guard report.mayBeLong, let height = height() else { return inner.show(report) }
    let text = ReportFormatter(results.style).text(of: report)
    guard text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= height else {
      return inner.show(report)
    }
    inner.settle()
    if !pager.show(text) { inner.show(report) }
  }

  package func show(_ diagnostic: Diagnostic) { inner.show(diagnostic) }
  package func show(warning diagnostic: Diagnostic) { inner.show(warning: diagnostic) }
  package func settle() { inner.settle() }
}

extension Report {
  fileprivate var mayBeLong: Bool {
    switch self {
    case .prose, .table: true
    default: false
    }
  }
}
