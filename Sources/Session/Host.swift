package import Network
package import Reports

/// What surrounds an interpreter: where its reports go, and what can stop it.
package struct Host: Sendable {
  /// Shows a report; called on the interpreter's thread.
  package var emit: @Sendable (Report) -> Void
  /// Set from a signal or another thread to end the running statement early.
  package var interrupt: Interrupt
  package var figures: (any FigureWriter)?
  /// Shows only warnings and what `print` and expressions say.
  package var isQuiet = false
  /// The list `args` of a script.
  package var arguments: [String] = []

  package init(
    emit: @escaping @Sendable (Report) -> Void, interrupt: Interrupt = Interrupt(),
    figures: (any FigureWriter)? = nil, isQuiet: Bool = false, arguments: [String] = []
  ) {
    self.emit = emit
    self.interrupt = interrupt
    self.figures = figures
    self.isQuiet = isQuiet
    self.arguments = arguments
  }
}
