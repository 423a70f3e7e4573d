package import Diagnostics
package import Reports

/// Shows reports and mistakes to a person as they come; may be called from any thread.
package protocol Renderer: Sendable {
  func show(_ report: Report)
  func show(_ diagnostic: Diagnostic)
  /// Shows a warning at its place.
  func show(warning diagnostic: Diagnostic)
  /// Takes away what is drawn live, and keeps it away while someone else has the terminal.
  func settle(while lent: () -> Void)
}

extension Renderer {
  /// Takes away what is drawn live, so that someone else may write to the terminal.
  package func settle() { settle {} }
}
