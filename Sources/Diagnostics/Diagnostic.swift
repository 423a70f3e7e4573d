/// What went wrong in something a user wrote, as a value that a renderer shows.
///
///     error: train has no option 'epoch'
///       3 │ train epoch 100
///         │       ^^^^^ did you mean 'epochs'?
///     usage: train [epochs N] [batch N] …
package struct Diagnostic: Error, Sendable {
  /// When a mistake was found; it decides a script's exit status.
  package enum Stage: Sendable {
    /// The text does not parse; nothing ran. Exit status 2.
    case parse
    /// A statement failed as it ran. Exit status 1.
    case run
  }

  /// A stable name, `area.what`: `option.unknown`.
  package var id: String
  /// What happened: lower case, one sentence, no full stop, names in single quotes.
  package var message: String
  /// The smallest wrong token.
  package var span: Span?
  /// The argument it is about, by its name in the specification; gives the place of a mistake that
  /// is found while a command runs.
  package var argument: String?
  /// What to do about it; stands beside the caret, or on a line of its own without a span.
  package var hint: String?
  /// The usage line of the command or kind concerned.
  package var usage: String?
  package var stage: Stage
  /// The text `span` counts in; attached by whoever runs that text.
  package var source: SourceText?

  package init(
    _ id: String, _ message: String, at span: Span? = nil, argument: String? = nil,
    hint: String? = nil, usage: String? = nil, stage: Stage = .run, source: SourceText? = nil
  ) {
    self.id = id
    self.message = message
    self.span = span
    self.argument = argument
    self.hint = hint
    self.usage = usage
    self.stage = stage
    self.source = source
  }

  /// The same mistake with a place, where it has none yet.
  package func located(at span: Span?) -> Diagnostic {
    var copy = self
    if copy.span == nil, copy.source == nil { copy.span = span }
    return copy
  }

  /// The same mistake with its text, where it has none yet.
  package func located(in source: SourceText) -> Diagnostic {
    var copy = self
    if copy.source == nil { copy.source = source }
    return copy
  }
}
