package import Diagnostics
package import Reports
import Synchronization

/// Shows figures as pictures where the terminal takes them, and hands all else to another renderer.
package final class PictureRenderer: Renderer {
  private let inner: any Renderer
  private let output: any TextOutput
  private let find: @Sendable () -> PictureTerminal?
  private let found = Mutex<PictureTerminal??>(nil)

  /// `find` looks at the terminal; it is called once, at the first figure.
  package init(
    _ inner: any Renderer, output: any TextOutput, find: @escaping @Sendable () -> PictureTerminal?
  ) {
    self.inner = inner
    self.output = output
    self.find = find
  }

  package func show(_ report: Report) {
    guard case .figure(let figure) = report else { return inner.show(report) }
    inner.settle()
    guard let text = terminal?.text(of: figure) else { return inner.show(report) }
    output.write(text)
  }

  package func show(_ diagnostic: Diagnostic) { inner.show(diagnostic) }
  package func show(warning diagnostic: Diagnostic) { inner.show(warning: diagnostic) }
  package func settle(while lent: () -> Void) { inner.settle(while: lent) }

  private var terminal: PictureTerminal? {
    found.withLock { found in
      if let known = found { return known }
      let terminal = find()
      found = .some(terminal)
      return terminal
    }
  }
}
