import Session

/// Colours letters by what they are, completes a few words, and foresees something after a `z`.
final class LetterAssistant: LineAssistant {
  func colours(of text: String) -> [ColouredRange] {
    text.unicodeScalars.enumerated().compactMap { index, letter in
      Self.role(of: letter).map { ColouredRange(index..<index + 1, $0) }
    }
  }

  private static func role(of letter: Unicode.Scalar) -> ColouredRange.Role? {
    switch letter.value {
    case 0x30...0x39: .number
    case 0x41...0x5A: .verb
    case 0x4E00...0x9FFF: .text
    case 0x21: .wrong
    default: nil
    }
  }

  func completions(of text: String, at cursor: Int) -> Completions {
    let before = text.unicodeScalars.prefix(cursor)
    let start = before.lastIndex { $0 == " " || $0 == "\n" }.map { before.index(after: $0) }
    let word = String(before[(start ?? before.startIndex)...])
    let first = cursor - word.unicodeScalars.count
    let candidates = Self.candidates.filter { $0.text.hasPrefix(word) }
    return Completions(range: first..<cursor, candidates: candidates)
  }

  func continuation(of text: String) -> String? { text.hasSuffix("z") ? "oo 中文 2 words" : nil }

  private static let candidates =
    [
      Completions.Candidate("layer", "adds a layer"), .init("layer_norm", "scales\na layer 中"),
      .init("load", "reads a network"), .init("epochs", "how often every row is seen"),
      .init("folder/", isWhole: false),
    ] + (1...60).map { Completions.Candidate("q\($0)") }
    + (1...60).map { Completions.Candidate("w\($0)", "number \($0)") }
}
