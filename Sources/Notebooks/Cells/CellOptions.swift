import Diagnostics

/// What stands in a comment before a cell: `<!-- nn: tolerance=1e-3 hide -->`.
package struct CellOptions: Sendable, Equatable {
  /// How far numbers may lie apart, as a share of those above 1; without it, to the digits recorded.
  package var tolerance: Double?
  /// The cell shows a mistake on purpose: its message is its output, and the notebook goes on.
  package var isMistake = false
  /// A page shows what the cell gave, and not the cell.
  package var isHidden = false
  /// The cell takes long: `nn test` leaves it out unless it is asked for slow ones too.
  package var isSlow = false

  package init() {}

  private static let names = ["tolerance=1e-3", "error", "hide", "skip=slow"]

  /// Whether a line holds options.
  static func isComment(_ line: String) -> Bool { words(line).starts(with: ["<!--", "nn:"]) }

  private static func words(_ line: String) -> [Substring] {
    line.split(whereSeparator: { $0.isWhitespace || $0 == "," })
  }

  /// The options of a line; `nil` for a line that holds none.
  static func read(_ line: String, at span: Span) throws(Diagnostic) -> CellOptions? {
    guard isComment(line) else { return nil }
    let words = words(line)
    guard words.last == "-->" else {
      throw Diagnostic(
        "notebook.comment", "the options of a cell stand on one line", at: span,
        hint: "end it with -->", stage: .parse)
    }
    var options = CellOptions()
    for word in words[2..<(words.count - 1)] { try options.take(String(word), at: span) }
    return options
  }

  private mutating func take(_ word: String, at span: Span) throws(Diagnostic) {
    let parts = word.split(separator: "=", maxSplits: 1).map { String($0) }
    switch (parts.first, parts.count) {
    case ("error", 1): isMistake = true
    case ("hide", 1): isHidden = true
    case ("skip", 2) where parts[1] == "slow": isSlow = true
    case ("tolerance", 2):
      guard let value = Double(parts[1]), value.isFinite, value >= 0 else {
        throw Diagnostic(
          "notebook.tolerance", "a tolerance is a number from 0, not '\(parts[1])'", at: span,
          hint: "write tolerance=1e-3", stage: .parse)
      }
      tolerance = value
    default:
      throw Diagnostic(
        "notebook.option", "a cell has no option '\(word)'", at: span,
        hint: "choose \(Self.names.joined(separator: ", "))",
        correction: .nearest(to: word, among: Self.names), stage: .parse)
    }
  }
}
