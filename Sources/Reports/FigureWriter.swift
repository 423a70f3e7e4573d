/// Writes figures to files; given to a session, so that `plot … to FILE` can fail as a statement.
package protocol FigureWriter: Sendable {
  /// The endings of the files it writes, without the dot: `svg`.
  var formats: [String] { get }

  /// Writes a figure in the format that the file's ending names.
  func write(_ figure: Figure, to path: String) throws(FigureFailure)
}

/// Why a figure could not be written, in the words of a diagnostic.
package struct FigureFailure: Error, Sendable, Equatable {
  package var message: String
  package var hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
