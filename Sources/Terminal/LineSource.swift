/// Where the prompt gets its cells from: an editor on a terminal, plain lines, or a script in tests.
package protocol LineSource: AnyObject {
  /// Shows a prompt and reads one cell, of several lines where brackets are open. The suggestion is
  /// offered while nothing is typed, where it can be shown.
  func read(prompt: String, suggestion: String?) -> LineRead

  /// Keeps a cell for this session and the next ones; before it runs, so that no crash loses it.
  func remember(_ text: String)
}

/// What came from a line source.
package enum LineRead: Sendable, Equatable {
  case text(String)
  /// Ctrl-C: what was typed is dropped.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the input.
  case end
}
