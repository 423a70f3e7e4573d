import Rendering
import Session

/// What could be typed next: it stands in grey behind the cursor, and a key takes it.
struct GhostText: Equatable {
  /// The text it follows.
  let typed: String
  let rest: String

  /// How the text goes on: as the suggestion does, or the newest entry of history that begins with
  /// it, or as the language has it.
  init?(
    after typed: String, suggestion: String?, history: History, assistant: (any LineAssistant)?
  ) {
    self.typed = typed
    if let rest = suggestion.flatMap({ Self.rest(of: $0, after: typed) }) {
      self.rest = rest
      return
    }
    guard !typed.allSatisfy(\.isWhitespace) else { return nil }
    let bytes = Array(typed.utf8)
    let entry = history.newest(before: history.entries.count) {
      $0.utf8.count > bytes.count && $0.utf8.starts(with: bytes)
    }
    let rest = entry.flatMap { Self.rest(of: $0.entry, after: typed) }
    guard let rest = rest ?? assistant?.continuation(of: typed), !rest.isEmpty else { return nil }
    self.rest = rest
  }

  /// Its beginning up to the end of a word, as blanks divide words.
  var firstWord: String {
    let start = rest.prefix(while: \.isWhitespace)
    return String(start + rest.dropFirst(start.count).prefix { !$0.isWhitespace })
  }

  /// As it is shown in so many columns of one row; empty where there is no room.
  func shown(in room: Int) -> String {
    let line = rest.split(separator: "\n", omittingEmptySubsequences: false).map { part in
      part.drop(while: \.isWhitespace)
    }
    let first = rest.prefix(while: \.isWhitespace).filter { $0 != "\n" }
    let text = Printable.text(first + line.joined(separator: " ⏎ "))
    return room > 0 ? DisplayWidth.truncated(text.replacing("\t", with: " "), to: room) : ""
  }

  private static func rest(of text: String, after typed: String) -> String? {
    guard text.utf8.count > typed.utf8.count, text.utf8.starts(with: typed.utf8) else { return nil }
    return String(decoding: text.utf8.dropFirst(typed.utf8.count), as: UTF8.self)
  }
}
