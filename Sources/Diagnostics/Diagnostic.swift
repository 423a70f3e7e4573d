/// What went wrong in something a user wrote, as a value that a renderer shows.
///
///     error: train has no option 'epoch'
///       3 │ train epoch 100
///         │       ^^^^^ did you mean 'epochs'?
///     usage: train [epochs N] [batch N] …
package struct Diagnostic: Error {
  /// When a mistake was found; it decides a script's exit status.
  package enum Stage: Sendable {
    /// The text does not parse; nothing ran. Exit status 2.
    case parse
    /// A statement failed as it ran. Exit status 1.
    case run
  }

  /// Kept behind a reference: every function that can fail makes room for a mistake on the stack,
  /// and texts nest deeply.
  private indirect enum Storage {
    case content(Content)
  }

  private struct Content {
    var id: String
    var message: String
    var span: Span?
    var argument: String?
    var hint: String?
    var correction: Correction?
    var usage: String?
    var stage: Stage
    var source: SourceText?
  }

  private var storage: Storage

  private var content: Content {
    get {
      switch storage {
      case .content(let content): content
      }
    }
    set { storage = .content(newValue) }
  }

  package init(
    _ id: String, _ message: String, at span: Span? = nil, argument: String? = nil,
    hint: String? = nil, correction: Correction? = nil, usage: String? = nil, stage: Stage = .run,
    source: SourceText? = nil
  ) {
    storage = .content(
      Content(
        id: id, message: message, span: span, argument: argument, hint: hint,
        correction: correction, usage: usage, stage: stage, source: source))
  }

  /// A stable name, `area.what`: `option.unknown`.
  package var id: String { content.id }
  /// What happened: lower case, one sentence, no full stop, names in single quotes.
  package var message: String {
    get { content.message }
    set { content.message = newValue }
  }
  /// The smallest wrong token.
  package var span: Span? {
    get { content.span }
    set { content.span = newValue }
  }
  /// The argument it is about, by its name in the specification; gives the place of a mistake that
  /// is found while a command runs.
  package var argument: String? {
    get { content.argument }
    set { content.argument = newValue }
  }
  /// What to do about it; stands beside the caret, or on a line of its own without a span. It is
  /// that of the correction, where there is one.
  package var hint: String? {
    get { content.correction?.hint ?? content.hint }
    set { content.hint = newValue }
  }
  /// How it is mended, where that is sure.
  package var correction: Correction? {
    get { content.correction }
    set { content.correction = newValue }
  }
  /// The usage line of the command or kind concerned.
  package var usage: String? {
    get { content.usage }
    set { content.usage = newValue }
  }
  package var stage: Stage {
    get { content.stage }
    set { content.stage = newValue }
  }
  /// The text `span` counts in; attached by whoever runs that text.
  package var source: SourceText? {
    get { content.source }
    set { content.source = newValue }
  }

  /// The same mistake with a place, where it has none yet.
  package func located(at span: Span?) -> Diagnostic {
    var copy = self
    if copy.span == nil, copy.source == nil { copy.span = span }
    return copy
  }

  /// The same mistake, said to be about an argument, where it names none yet.
  package func about(_ argument: String) -> Diagnostic {
    var copy = self
    if copy.argument == nil { copy.argument = argument }
    return copy
  }

  /// The same mistake in a command that ends at a place, where its correction may be added.
  package func inCommand(endingAt end: Span) -> Diagnostic {
    guard let correction, source == nil else { return self }
    var copy = self
    copy.correction = correction.resolved(end: end)
    return copy
  }

  /// The text with this mistake corrected; `nil` where it is not sure how, or where the mistake is
  /// in another text.
  package func corrected(_ text: String) -> String? {
    guard let correction else { return nil }
    if let source, source.text != text { return nil }
    return correction.applied(to: source ?? SourceText(text), mistake: span)
  }

  /// The same mistake with its text, where it has none yet.
  package func located(in source: SourceText) -> Diagnostic {
    var copy = self
    if copy.source == nil { copy.source = source }
    return copy
  }
}
