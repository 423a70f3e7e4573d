import Diagnostics

/// What stands in a comment before a cell: `<!-- nn: tolerance=1e-3 hide -->`.
package struct CellOptions: Hashable, Sendable {
  /// How far numbers of its output may be from what is recorded; without it, they agree to the digits
  /// shown.
  package var tolerance: Double?
  /// The cell shows a mistake on purpose, and is wrong where it does not fail.
  package var expectsError = false
  /// A page leaves its code out.
  package var isHidden = false
  /// It takes long, and is tested only where that is asked for.
  package var isSlow = false

  package init() {}

  /// The options in a comment; `nil` for one that says nothing to a cell.
  init?(comment span: Span, in source: SourceText) throws(Diagnostic) {
    guard let words = Self.words(span, source) else { return nil }
    var seen: Set<String> = []
    for word in words { try take(source[word], at: word, source, &seen) }
  }

  private mutating func take(
    _ word: String, at span: Span, _ source: SourceText, _ seen: inout Set<String>
  ) throws(Diagnostic) {
    func mistake(
      _ id: String, _ message: String, hint: String? = nil, correction: Correction? = nil
    ) -> Diagnostic {
      Diagnostic(
        "cell.\(id)", message, at: span, hint: hint, correction: correction, stage: .parse,
        source: source)
    }
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let value = parts.count > 1 ? String(parts[1]) : nil
    guard seen.insert(name).inserted else {
      throw mistake("twice", "'\(name)' stands here twice", hint: "remove one")
    }
    switch (name, value) {
    case ("error", nil): expectsError = true
    case ("hide", nil): isHidden = true
    case ("skip", "slow"): isSlow = true
    case ("skip", _):
      throw mistake("skip", "'skip' is written skip=slow", correction: .write("skip=slow"))
    case ("tolerance", let value):
      guard let number = value.flatMap({ Double($0) }), number >= 0, number.isFinite else {
        throw mistake(
          "tolerance", "'tolerance' needs a number from 0", hint: "write tolerance=1e-3")
      }
      tolerance = number
    case ("error", _), ("hide", _):
      throw mistake("value", "'\(name)' takes no value", correction: .write(name))
    default:
      throw mistake(
        "option", "a cell has no option '\(name)'",
        hint: "it has tolerance=X, error, hide and skip=slow",
        correction: value == nil
          ? .nearest(to: name, among: Self.names)
          : Correction.nearest(to: name, among: Self.names).map {
            .name("\($0.replacement)=\(value ?? "")", for: word, hint: $0.hint)
          })
    }
  }

  private static let names = ["tolerance", "error", "hide", "skip"]

  /// The words between `<!-- nn:` and `-->`, divided by blanks or commas.
  private static func words(_ span: Span, _ source: SourceText) -> [Span]? {
    let bytes = source.bytes[span.lower..<span.upper]
    guard let colon = beginning(of: bytes), bytes.count >= 3 else { return nil }
    var end = bytes.endIndex
    while end > colon, LineCursor.isBlank(bytes[end - 1]) { end -= 1 }
    end = max(end - 3, colon)
    var words: [Span] = []
    var start: Int?
    for place in colon..<end {
      let parts = LineCursor.isBlank(bytes[place]) || bytes[place] == UInt8(ascii: ",")
      if parts, let first = start { words.append(Span(first, place)) }
      start = parts ? nil : start ?? place
    }
    if let start { words.append(Span(start, end)) }
    return words
  }

  /// Where the options begin, behind `<!--`, blanks and `nn:`.
  private static func beginning(of bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.starts(with: "<!--".utf8) else { return nil }
    let text = bytes.dropFirst(4).drop { LineCursor.isBlank($0) }
    return text.starts(with: "nn:".utf8) ? text.startIndex + 3 : nil
  }
}
