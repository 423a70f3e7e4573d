/// How a mistake is mended, as data: what takes the place of a stretch of the text. The hint of a
/// message is derived from it, and so is the corrected line that is offered after an error.
package struct Correction: Hashable, Sendable {
  /// Where the text changes.
  package enum Place: Hashable, Sendable {
    /// The place of the mistake.
    case mistake
    /// Right before the mistake.
    case before
    /// Another stretch; an empty one is a place to insert at.
    case span(Span)
    /// The end of the command.
    case end
  }

  /// What stands at the place afterwards; empty for what is taken out.
  package var replacement: String
  package var place: Place
  /// What a message says of it.
  package var hint: String
  /// The wrong word, where a name takes its place; texts and paths keep their quotes.
  private var word: String?

  private init(_ replacement: String, at place: Place, hint: String, for word: String? = nil) {
    self.replacement = replacement
    self.place = place
    self.hint = hint
    self.word = word
  }

  /// A name that was meant by a wrong word: “did you mean 'name'?”.
  package static func name(
    _ name: String, for word: String, hint: String? = nil
  ) -> Correction {
    Correction(name, at: .mistake, hint: hint ?? "did you mean '\(name)'?", for: word)
  }

  /// The name among `candidates` that a word most likely means; `nil` where none is near.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> Correction? {
    Suggestion.meant(by: word, among: candidates).map { .name($0, for: word) }
  }

  /// Something to write in place of the mistake: “write 0.2”.
  package static func write(
    _ text: String, at place: Place = .mistake, hint: String? = nil
  ) -> Correction {
    Correction(text, at: place, hint: hint ?? "write \(text)")
  }

  /// Something to add at the end of the command: “add 'batch all'”.
  package static func add(_ text: String, hint: String? = nil) -> Correction {
    Correction(" " + text, at: .end, hint: hint ?? "add '\(text)'")
  }

  /// Something that is too much: “remove this”.
  package static func remove(at place: Place = .mistake, hint: String = "remove this") -> Correction
  {
    Correction("", at: place, hint: hint)
  }

  /// The same correction of a command that ends at a place.
  func resolved(end: Span) -> Correction {
    guard case .end = place else { return self }
    var copy = self
    copy.place = .span(end)
    return copy
  }

  /// The text with the correction put in; `nil` where it has no place in it or changes nothing.
  func applied(to source: SourceText, mistake: Span?) -> String? {
    guard let span = span(mistake), span.lower >= 0, span.lower <= span.upper,
      span.upper <= source.bytes.count
    else { return nil }
    let old = source[span]
    var lower = span.lower
    var new = replacement
    if let word {
      let isQuoted = old.count > 1 && old.hasPrefix("\"") && old.hasSuffix("\"")
      guard word == (isQuoted ? String(old.dropFirst().dropLast()) : old) else { return nil }
      if isQuoted || needsQuotes { new = "\"\(replacement)\"" }
    } else if new.isEmpty {
      while lower > 0, source.bytes[lower - 1] == UInt8(ascii: " ") { lower -= 1 }
    }
    let text =
      source[Span(0, lower)] + new + source[Span(span.upper, source.bytes.count)]
    return text == source.text ? nil : text
  }

  private func span(_ mistake: Span?) -> Span? {
    switch place {
    case .mistake: mistake
    case .before: mistake.map { Span($0.lower, $0.lower) }
    case .span(let span): span
    case .end: nil
    }
  }

  /// Whether a name does not stand as a bare word.
  private var needsQuotes: Bool {
    replacement.contains { $0.isWhitespace || ",;[](){}\"#".contains($0) }
  }
}
