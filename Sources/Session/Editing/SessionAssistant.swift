import Diagnostics
import Specification
import Synchronization
import Syntax

/// Helps a person type into a session: everything it says comes from the lexer, the specifications
/// of the commands, and the session as it was after the last cell.
package final class SessionAssistant: LineAssistant {
  /// Longer texts, in bytes, are left plain: every key asks anew.
  private static let limit = 50_000

  private let files = FileNames()
  private let facts: Mutex<SessionFacts>

  package init(_ session: Session) {
    facts = Mutex(SessionFacts(session, files))
  }

  /// Looks at another session from now on: the one after a cell.
  package func update(_ session: Session) {
    let new = SessionFacts(session, files)
    facts.withLock { $0 = new }
  }

  private var known: SessionFacts { facts.withLock { $0 } }

  package func colours(of text: String) -> [ColouredRange] {
    guard text.utf8.count <= Self.limit else { return [] }
    return TextColours(text, known).ranges
  }

  package func completions(of text: String, at cursor: Int) -> Completions {
    let scalars = text.unicodeScalars
    let cursor = max(0, min(cursor, scalars.count))
    let place = scalars.index(scalars.startIndex, offsetBy: cursor)
    guard text.utf8.count <= Self.limit else {
      return Completions(range: cursor..<cursor, candidates: [])
    }
    let before = String(scalars[..<place])
    let found = Completer(before, known).found()
    let isClosed = place < scalars.endIndex && scalars[place] == "\""
    let start = ScalarPlaces(before)[found.start]
    return Completions(
      range: min(start, cursor)..<cursor,
      candidates: found.offers.map { offer in
        Completions.Candidate(
          offer.written(inQuotes: found.inQuotes, isClosed: found.inQuotes && isClosed),
          offer.summary, isWhole: offer.isWhole)
      })
  }

  package func continuation(of text: String) -> String? {
    guard text.utf8.count <= Self.limit else { return nil }
    return Continuation(text, known).text
  }
}

/// Places in a text as the numbers of Unicode scalars before them.
struct ScalarPlaces {
  /// For each byte, the scalars before it; empty where every scalar is a byte.
  private var counts: [Int] = []

  init(_ text: String) {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return }
    counts.reserveCapacity(text.utf8.count + 1)
    var count = 0
    for byte in text.utf8 {
      counts.append(count)
      // The bytes after the first of a scalar begin with the bits 10; the next scalar's place is
      // theirs.
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    counts.append(count)
  }

  subscript(byte: Int) -> Int {
    counts.isEmpty ? byte : counts[max(0, min(byte, counts.count - 1))]
  }
}
