/// Texts as words: what a network reads of a column of texts.
package struct Words: Hashable, Sendable {
  /// Every word it knows; a word's token is its place plus `first`.
  package let known: [String]

  /// Token 0 is padding, 1 a word it does not know.
  package static let (padding, unknown, first) = (0, 1, 2)

  package init(known: [String]) {
    self.known = known
  }

  /// The most frequent words of some texts; of equally frequent ones those that came first.
  init(of texts: some Sequence<String>, atMost limit: Int) {
    var places: [Substring: Int] = [:]
    var counts: [(word: Substring, count: Int)] = []
    for text in texts {
      Self.forEach(in: text) { word in
        if let place = places[word] {
          counts[place].count += 1
        } else {
          places[word] = counts.count
          counts.append((word, 1))
        }
      }
    }
    let order = counts.indices.sorted {
      counts[$0].count == counts[$1].count ? $0 < $1 : counts[$0].count > counts[$1].count
    }
    known = order.prefix(limit).map { String(counts[$0].word) }
  }

  /// How many different tokens there are.
  package var count: Int { known.count + Self.first }

  /// The tokens of the words.
  var tokens: [String: Int] {
    var tokens: [String: Int] = [:]
    for (place, word) in known.enumerated() { tokens[word] = place + Self.first }
    return tokens
  }

  /// Each word of a text in lower case: letters and digits, with apostrophes between them.
  static func forEach(in text: String, _ body: (Substring) -> Void) {
    let text = text.lowercased()
    var start: String.Index?
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      let joins =
        (character == "'" || character == "’") && start != nil && next < text.endIndex
        && text[next].isLetter
      if character.isLetter || character.isNumber || joins {
        if start == nil { start = index }
      } else if let begun = start {
        body(text[begun..<index])
        start = nil
      }
      index = next
    }
    if let start { body(text[start...]) }
  }

  static func count(in text: String) -> Int {
    var count = 0
    forEach(in: text) { _ in count += 1 }
    return count
  }
}

extension [String: Int] {
  /// Writes the tokens of a text into `row`, as many as it has room for.
  func write(_ text: String, into row: UnsafeMutableBufferPointer<Float>) {
    var place = 0
    Words.forEach(in: text) { word in
      guard place < row.count else { return }
      row[place] = Float(self[String(word)] ?? Words.unknown)
      place += 1
    }
  }
}

/// How a column of texts is read.
package struct TextForm: Hashable, Sendable {
  /// The most words that are told apart.
  package var words: Int
  /// How many words of a text are read; `nil` for those of the longest, up to `mostWords`.
  package var length: Int?

  static let mostWords = 200
  static let usualWords = 10_000

  package init(words: Int, length: Int? = nil) {
    self.words = words
    self.length = length
  }
}
