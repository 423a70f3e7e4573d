import CEditLine
import Rendering

/// Ctrl-R: types a part of an entry and sees the newest one that contains it.
extension LineReader {
  /// Comes back with the entry in the buffer, or with the buffer as it was after Ctrl-C or Ctrl-G.
  func search() -> Result {
    let draft = block.text
    var search = HistorySearch(history)
    eraseBlock()
    var ending: HistorySearch.Step?
    repeat {
      draw(search)
      ending = step(&search)
    } while ending == nil
    output.write("\r" + Escape.eraseToEndOfLine)
    replace(with: ending == .cancel ? draft : search.match ?? draft)
    cel_refresh(editor)
    if ending == .run { el_push(editor, "\r") }
    if ending == .escape { el_push(editor, "\u{1B}") }
    return Self.nothing
  }

  private func draw(_ search: HistorySearch) {
    let label = search.match == nil && !search.query.isEmpty ? "no entry" : "search"
    let head = "(\(label)) \(search.query): "
    let entry = Printable.text(search.match ?? "").replacing("\n", with: " ⏎ ")
    let room = max(layout.columns - DisplayWidth.of(head) - 1, 0)
    let line = paint(.faint, head) + DisplayWidth.truncated(entry, to: room)
    output.write("\r" + line + Escape.eraseToEndOfLine)
  }

  private func step(_ search: inout HistorySearch) -> HistorySearch.Step? {
    switch input.next() {
    case .letter(let letter):
      guard letter == "\u{1B}" else { return search.take(letter) }
      return input.isPending() ? .escape : .accept
    case .woken:
      let arrived = Signals.take()
      if arrived.suspend { stop() }
      if arrived.resize { el_resize(editor) }
      return arrived.interrupt ? .cancel : nil
    case .timeout: return nil
    case .end: return .cancel
    }
  }
}

/// What a search through history has found so far.
struct HistorySearch {
  /// How a search ends.
  enum Step {
    /// The entry comes into the buffer.
    case accept
    /// It comes into the buffer and runs.
    case run
    /// It comes into the buffer, and the key that began with an escape is done there.
    case escape
    case cancel
  }

  private(set) var query = ""
  private(set) var match: String?
  private let history: History
  private var index: Int

  init(_ history: History) {
    self.history = history
    index = history.entries.count
  }

  /// Acts on a letter; says how the search ends, where it does.
  mutating func take(_ letter: Unicode.Scalar) -> Step? {
    switch letter {
    case "\u{12}": find(before: index, butNot: match)
    case "\u{8}", "\u{7F}":
      if !query.isEmpty { query.removeLast() }
      find(before: history.entries.count)
    case "\u{7}": return .cancel
    case "\r", "\n": return .run
    case _ where letter.value < 0x20: return .accept
    default:
      query.unicodeScalars.append(letter)
      find(before: index + 1)
    }
    return nil
  }

  private mutating func find(before place: Int, butNot shown: String? = nil) {
    let bytes = Array(query.utf8)
    guard !bytes.isEmpty else {
      match = nil
      index = history.entries.count
      return
    }
    let found = history.newest(before: place) { $0 != shown && $0.holds(bytes) }
    guard let found else {
      if shown == nil { match = nil }
      return
    }
    (index, match) = found
  }
}

extension String {
  /// Whether these bytes, at least one, stand in the text.
  fileprivate func holds(_ bytes: [UInt8]) -> Bool {
    var text = self
    return text.withUTF8 { letters in
      guard letters.count >= bytes.count else { return false }
      return (0...letters.count - bytes.count).contains { start in
        letters[start] == bytes[0] && bytes.indices.allSatisfy { letters[start + $0] == bytes[$0] }
      }
    }
  }
}
