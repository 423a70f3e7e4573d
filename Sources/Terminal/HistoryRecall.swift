/// A walk through the entries of history that begin like what was typed.
struct HistoryRecall {
  /// What is shown: an entry, or what was typed before the walk.
  let text: String
  private let history: History
  private let draft: String
  private let prefix: String
  private let index: Int

  /// Begins behind the newest entry.
  init(_ history: History, draft: String, prefix: String) {
    self.init(history, draft: draft, prefix: prefix, index: history.entries.count, text: draft)
  }

  private init(_ history: History, draft: String, prefix: String, index: Int, text: String) {
    self.history = history
    self.draft = draft
    self.prefix = prefix
    self.index = index
    self.text = text
  }

  /// One entry back; nothing at the oldest.
  var older: HistoryRecall? {
    history.newest(before: index, where: isNext).map(at)
  }

  /// One entry forward, at last what was typed; nothing beyond it.
  var newer: HistoryRecall? {
    if let next = history.oldest(after: index, where: isNext) { return at(next) }
    guard index < history.entries.count else { return nil }
    return at((history.entries.count, draft))
  }

  /// Another text than the one shown, that begins as it should.
  private func isNext(_ entry: String) -> Bool { entry != text && entry.hasPrefix(prefix) }

  private func at(_ place: (index: Int, entry: String)) -> HistoryRecall {
    HistoryRecall(
      history, draft: draft, prefix: prefix, index: place.index, text: place.entry)
  }
}
