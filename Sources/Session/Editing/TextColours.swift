import Diagnostics
import Syntax

/// What the parts of a text are, for an editor that colours them.
struct TextColours {
  let ranges: [ColouredRange]

  init(_ text: String, _ facts: SessionFacts, marksMistakes: Bool = true) {
    let source = SourceText(text)
    let draft = Lexer.draft(of: source)
    let reading = TextReading(draft.tokens[...], of: source, facts)
    var layers = Layers(count: source.bytes.count)
    for mark in reading.marks { layers.paint(mark.span, mark.role) }
    for comment in draft.comments { layers.paint(comment.span, .comment) }
    if marksMistakes {
      let mistakes = reading.mistakes + Self.mistakes(in: source, draft)
      let doubt = Doubt(source, facts)
      for span in mistakes where !doubt.excuses(span) { layers.paint(span, .wrong) }
    }
    let places = ScalarPlaces(text)
    ranges = layers.ranges.map { ColouredRange(places[$0.lower]..<places[$0.upper], $1) }
  }

  /// What does not parse, but for what the end may still mend.
  private static func mistakes(in source: SourceText, _ draft: Lexer.Draft) -> [Span] {
    let ofLexer = draft.mistakes.compactMap(\.span)
    guard draft.mistakes.isEmpty, draft.openText == nil else { return ofLexer }
    let isOpen = draft.tokens.reduce(0) { $0 + $1.step } > 0
    let result = isOpen ? nil : Parser.read(source, vocabulary: Commands.vocabulary)
    let last = draft.tokens.dropLast().last?.span.lower ?? 0
    return result?.diagnostics.compactMap(\.span).filter { $0.lower < last } ?? []
  }
}

/// Roles of bytes, painted one over the other.
private struct Layers {
  private var roles: [ColouredRange.Role?]

  init(count: Int) {
    roles = Array(repeating: nil, count: count)
  }

  mutating func paint(_ span: Span, _ role: ColouredRange.Role?) {
    let lower = max(0, min(span.lower, roles.count))
    for place in lower..<max(lower, min(span.upper, roles.count)) { roles[place] = role }
  }

  /// Neighbours of the same role together.
  var ranges: [(Span, ColouredRange.Role)] {
    var ranges: [(Span, ColouredRange.Role)] = []
    for (place, role) in roles.enumerated() {
      guard let role else { continue }
      if let last = ranges.last, last.0.upper == place, last.1 == role {
        ranges[ranges.count - 1].0.upper = place + 1
      } else {
        ranges.append((Span(place, place + 1), role))
      }
    }
    return ranges
  }
}

/// Whether a mistake at the very end of a text may still become right as it is typed on.
private struct Doubt {
  private let source: SourceText
  private let facts: SessionFacts

  init(_ source: SourceText, _ facts: SessionFacts) {
    self.source = source
    self.facts = facts
  }

  func excuses(_ span: Span) -> Bool {
    guard span.upper == source.bytes.count else { return false }
    if isNumber(span) { return isSound(source.text + (hasPoint(span) ? "1" : ".1")) }
    let found = Completer(source.text, facts).found()
    return !found.typed.isEmpty && found.offers.contains { $0.word != found.typed }
  }

  private func isNumber(_ span: Span) -> Bool {
    Double(source[span]) != nil
  }

  private func hasPoint(_ span: Span) -> Bool { source[span].contains(".") }

  private func isSound(_ text: String) -> Bool {
    let source = SourceText(text)
    let reading = TextReading(
      Lexer.draft(of: source).tokens[...], of: source, facts)
    return !reading.mistakes.contains { $0.upper == source.bytes.count }
  }
}
