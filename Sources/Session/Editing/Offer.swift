import Specification

/// A word that can stand at a place, before it is written out.
struct Offer {
  var word: String
  var summary: String
  /// Whether it is a path or a name, which may stand in quotes.
  var isFree = false
  /// Whether a blank can follow: false for a folder, and for a name that takes brackets.
  var isWhole = true

  init(_ word: String, _ summary: String = "", isFree: Bool = false, isWhole: Bool = true) {
    self.word = word
    self.summary = summary
    self.isFree = isFree
    self.isWhole = isWhole
  }

  /// As it is written: in quotes where it has to be, or where they were begun. Without the last
  /// one for what goes on, or where one stands there already.
  func written(inQuotes: Bool, isClosed: Bool) -> String {
    guard isFree, inQuotes || !Self.isBare(word) else { return word }
    let quoted = String.quoted(word)
    return isWhole && !isClosed ? quoted : String(quoted.dropLast())
  }

  /// Whether a word is read as it stands, without quotes.
  private static func isBare(_ word: String) -> Bool {
    !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.value > 0x20 && !";\"\\{}()[],#".unicodeScalars.contains(scalar)
          && !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
      }
  }
}

extension Offer {
  init(_ choice: Choice) {
    let needsBrackets = choice.parameters.contains { $0.fallback == nil }
    self.init(
      choice.name + (needsBrackets ? "(" : ""), choice.summary, isWhole: !needsBrackets)
  }

  init(_ topic: Topic) {
    self.init(topic.name, topic.summary)
  }

  init(_ info: ArgumentInfo) {
    let fallback = info.fallback.flatMap { $0 == "[]" || $0 == "\"\"" ? nil : " [\($0)]" }
    self.init(info.name, info.summary + (fallback ?? ""))
  }
}
