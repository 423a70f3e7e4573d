/// The cells of this session and the ones before it, oldest first.
package final class History {
  /// What earlier sessions and this one typed; the same cell twice in a row stands once. A long
  /// file takes some milliseconds to read, so it is read when it is first asked for.
  package private(set) lazy var entries: [String] = file?.load() ?? []
  private let file: HistoryFile?

  /// With a file, entries are read from it and every new one is kept in it.
  package init(file: HistoryFile? = nil) { self.file = file }

  /// Keeps a cell. One that begins with a blank is the person's secret and is not kept.
  package func add(_ entry: String) {
    guard let first = entry.first, first != " ", entry != entries.last else { return }
    entries.append(entry)
    file?.append(entry)
  }

  /// The newest entry before `index` that `matches`, with its place.
  func newest(before index: Int, where matches: (String) -> Bool) -> (index: Int, entry: String)? {
    for place in entries[..<min(max(index, 0), entries.count)].indices.reversed()
    where matches(entries[place]) {
      return (place, entries[place])
    }
    return nil
  }

  /// The oldest entry after `index` that `matches`, with its place.
  func oldest(after index: Int, where matches: (String) -> Bool) -> (index: Int, entry: String)? {
    for place in entries[min(max(index + 1, 0), entries.count)...].indices
    where matches(entries[place]) {
      return (place, entries[place])
    }
    return nil
  }
}
