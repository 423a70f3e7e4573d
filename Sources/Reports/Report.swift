/// One thing a command has to say, as plain data; a renderer gives it a form.
///
/// Results (`text`, `prose`, `lesson`, `facts`, `table`, `figure`, and a `progress` that is the last of its run) belong
/// on standard output; live progress and warnings belong on standard error.
package enum Report: Sendable, Equatable {
  /// Lines of text as they are, without the last line break.
  case text(String)
  /// Lines to be read, such as a page of help: a narrow window breaks them between words.
  case prose(String)
  /// Prose of a lesson: lines that begin with `# ` are headings, those that begin with a tab are code, and
  /// code in a sentence stands between backquotes.
  case lesson(String)
  /// One line of facts: `test (30 rows): loss 0.0712 · accuracy 0.967`.
  case facts(Facts)
  case table(Table)
  case figure(Figure)
  case progress(Progress)
  case warning(Warning)
}
