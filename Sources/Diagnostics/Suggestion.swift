/// Finds the name that a user most likely meant.
package enum Suggestion {
  /// The candidate nearest to `word`, if it is near enough: a Damerau–Levenshtein distance of at
  /// most a third of the longer word (at least 1), or `word` as a beginning of it.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let target = Array(word.lowercased())
    guard !target.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != word {
      let other = Array(candidate.lowercased())
      let longer = max(target.count, other.count)
      guard target.count > 1 || longer == 1 else { continue }
      let limit = longer == 1 ? 0 : max(1, longer / 3)
      var distance = distance(target, other, limit: limit)
      if distance > limit, target.count >= 3, other.starts(with: target) { distance = limit }
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The candidate that a user most likely meant: what other frameworks call so, else the nearest.
  package static func meant(by word: String, among candidates: some Sequence<String>) -> String? {
    let candidates = Array(candidates)
    if let same = candidates.first(where: { $0 != word && $0.lowercased() == word.lowercased() }) {
      return same
    }
    let ours = ForeignWords.ours(word).first { $0 != word && candidates.contains($0) }
    return ours ?? nearest(to: word, among: candidates)
  }

  /// The optimal string alignment distance (insert, delete, replace, swap neighbours), given up
  /// beyond `limit`. Source: Boytsov, “Indexing methods for approximate dictionary searching”, 2011.
  static func distance(_ a: [Character], _ b: [Character], limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
