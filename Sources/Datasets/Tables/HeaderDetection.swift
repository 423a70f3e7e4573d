/// Tells whether a file's first row holds the names of its columns.
enum HeaderDetection {
  /// A first row is a header if it is not like the rest: if more columns of numbers (or booleans)
  /// begin with another text than with a number; and where there are only texts, if they differ
  /// from each other and none comes again in its column.
  ///
  /// `known` are names of columns that are looked for; a row that has one is a header.
  static func isHeader(
    _ first: [String], above rest: [[String]], _ dialect: Dialect, known: Set<String> = []
  ) -> Bool {
    if first.contains(where: known.contains) { return true }
    guard !rest.isEmpty else { return !first.contains { FieldText.isNumeric($0, dialect) } }
    var unlike = 0
    var alike = 0
    for (index, name) in first.enumerated() {
      let column = rest.compactMap { index < $0.count ? $0[index] : nil }
        .filter { !FieldText.isMissing($0) }
      guard !column.isEmpty, !name.isEmpty else { continue }
      if column.allSatisfy({ FieldText.isNumeric($0, dialect) }) {
        if FieldText.isNumeric(name, dialect) { alike += 1 } else { unlike += 1 }
      } else if column.allSatisfy({ FieldText.boolean($0) != nil }) {
        if FieldText.boolean(name) == nil { unlike += 1 } else { alike += 1 }
      }
    }
    return unlike == 0 && alike == 0 ? isHeader(texts: first, above: rest) : unlike > alike
  }

  /// For columns of texts alone.
  private static func isHeader(texts first: [String], above rest: [[String]]) -> Bool {
    guard Set(first).count == first.count, !first.contains("") else { return false }
    return first.indices.allSatisfy { index in
      !rest.contains { $0.indices.contains(index) && $0[index] == first[index] }
    }
  }
}
