import Diagnostics
import Syntax

/// A statement that succeeded, as a file of the session writes it.
package struct AcceptedStatement: Sendable {
  /// The text it was typed in, with others perhaps.
  package struct Cell: Sendable {
    let number: Int
    let text: String
    let statements: Int
  }

  let cell: Cell
  let text: String
  /// How it went, where that did not follow from the text alone.
  let course: Course
  /// A `train` that Ctrl-C ended, written with the steps it made; the same as long as nothing resumes it.
  let shortened: String?

  init(
    _ statement: Statement, in source: SourceText, cell: Cell, course: Course,
    shortened: ShortenedTraining?
  ) {
    self.cell = cell
    text = source[statement.span] + (statement.isSilent ? ";" : "")
    self.course = course
    self.shortened = shortened.map { $0.text + (statement.isSilent ? ";" : "") }
  }

  /// Its first line, not too long, for a message.
  var title: String {
    let line = text.prefix { !$0.isNewline }
    guard line.count > 60 || line.endIndex < text.endIndex else { return String(line) }
    return line.prefix(60) + " …"
  }

  /// Whether running the text again goes as it went.
  var isPlain: Bool { course.isPlain }

  /// The statement as it is to be run again.
  func written(isResumed: Bool) -> String {
    if isPlain { return text }
    if let shortened, !isResumed { return shortened }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines.map { "  " + $0 }.joined(separator: "\n")
    return "replay {\n\(body)\n}\(course.options)"
  }
}
