import Foundation
import Testing

/// A wrong script of Mistakes.txt, and what the program has to say about it.
struct Mistake: Sendable, CustomTestStringConvertible {
  /// One right way to point at the mistake.
  struct Answer: Sendable {
    /// The wrong line, numbered from 1, and the line of carets under it; `nil` where any place is right.
    var place: (line: Int, carets: String)?
    /// Words that have to stand in the error: of each list, one.
    var words: [[String]]
    var allowsSuggestion: Bool
  }

  /// The right fix.
  enum Fix: Sendable {
    /// The wrong line as it is offered with the mistake corrected.
    case line(String)
    /// Words of the error that say what to do, where that takes a decision.
    case words([String])
  }

  var title: String
  var statuses: [Int32]
  var lines: [String] = []
  var answers: [Answer] = []
  /// What the program has to suggest; `nil` where it knows no way out.
  var fix: Fix?

  var script: String { lines.joined(separator: "\n") + "\n" }
  var testDescription: String { title }
}

extension Mistake {
  /// All of Mistakes.txt.
  static let all: [Mistake] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Mistakes.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return read(text)
  }()

  static func read(_ text: String) -> [Mistake] {
    var mistakes: [Mistake] = []
    var isInMistake = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("== ") {
        mistakes.append(Mistake(heading: line))
        isInMistake = true
      } else if line.isEmpty {
        isInMistake = false
      } else if isInMistake {
        mistakes[mistakes.count - 1].add(line)
      }
    }
    return mistakes
  }

  /// Reads `== exit 1 or 2 · what it is`.
  private init(heading: String) {
    let parts = heading.split(separator: " · ", maxSplits: 1)
    title = String(parts.last ?? "")
    statuses = parts[0].split(separator: " ").compactMap { Int32($0) }
    lines = ["print \"before\""]
  }

  private mutating func add(_ line: String) {
    if line.hasPrefix("> ") { return fix = .line(String(line.dropFirst(2))) }
    if line.hasPrefix("? ") {
      return fix = .words(line.dropFirst(2).split(separator: " … ").map(String.init))
    }
    let words = line.drop { $0 == " " }
    guard let first = words.first, "^~".contains(first) else { return lines.append(line) }
    let carets = line.prefix(line.count - words.count) + words.prefix { $0 == "^" }
    let said = words.drop { $0 == first }.drop { $0 == " " }
    answers.append(
      Answer(
        place: first == "^" ? (lines.count, String(carets)) : nil,
        words: said.isEmpty || said == "no suggestion"
          ? [] : said.split(separator: " … ").map { $0.split(separator: "|").map(String.init) },
        allowsSuggestion: said != "no suggestion"))
  }
}
