package import Diagnostics
package import Network
package import Reports

/// The person's own editor.
package protocol TextEditor: Sendable {
  /// Lets the person change a text, and gives what was saved; `nil` where nothing is to be done with it.
  func edit(_ text: String) throws(Diagnostic) -> String?
}

/// What surrounds an interpreter: where its reports go, and what can stop it.
package struct Host: Sendable {
  /// Shows a report; called on the interpreter's thread.
  package var emit: @Sendable (Report) -> Void
  /// Set from a signal or another thread to end the running statement early.
  package var interrupt: Interrupt
  package var figures: (any FigureWriter)?
  /// Opens the person's editor, where there is a terminal for it.
  package var editor: (any TextEditor)?
  /// A person types one cell after the other, and may be led through a lesson.
  package var isConversation = false
  /// Shows only warnings and what `print` and expressions say.
  package var isQuiet = false
  /// Is told of all progress, even of what is not shown.
  var hearsAllProgress = false
  /// The list `args` of a script.
  package var arguments: [String] = []

  package init(
    emit: @escaping @Sendable (Report) -> Void, interrupt: Interrupt = Interrupt(),
    figures: (any FigureWriter)? = nil,
    editor: (any TextEditor)? = nil, isConversation: Bool = false, isQuiet: Bool = false,
    arguments: [String] = []
  ) {
    self.emit = emit
    self.interrupt = interrupt
    self.figures = figures
    self.editor = editor
    self.isConversation = isConversation
    self.isQuiet = isQuiet
    self.arguments = arguments
  }

  /// Whether the running statement is to end early.
  var isInterrupted: () -> Bool { { [interrupt] in interrupt.isRaised } }
}
