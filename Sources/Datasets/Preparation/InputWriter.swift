/// Writes the inputs of rows whose values are given as texts, and counts what it could not read.
struct InputWriter {
  private let columns: [PreparedColumn]
  /// The first input of each column.
  private let offsets: [Int]
  private let width: Int
  /// The input of each level of a category, the token of each word of a text.
  private let places: [[String: Int]]
  private let allowsComma: Bool
  private var missing: [Int]
  private var unseen: [(count: Int, first: String)]

  init(_ columns: [PreparedColumn], allowsComma: Bool = false) {
    self.columns = columns
    self.allowsComma = allowsComma
    var offsets: [Int] = []
    var width = 0
    for column in columns {
      offsets.append(width)
      width += column.width
    }
    self.offsets = offsets
    self.width = width
    places = columns.map { column in
      if case .text(let words, _) = column.rule { words.tokens } else { column.places }
    }
    missing = columns.map { _ in 0 }
    unseen = columns.map { _ in (0, "") }
  }

  /// Writes one value into its row, whose inputs are zero; false where it is of another kind.
  mutating func write(
    _ field: String, of index: Int, to inputs: inout [Float], row: Int
  ) -> Bool {
    let start = row * width + offsets[index]
    if case .text(_, let length) = columns[index].rule {
      inputs.withUnsafeMutableBufferPointer {
        places[index].write(field, into: .init(rebasing: $0[start..<start + length]))
      }
      return true
    }
    let isMissing = FieldText.isMissing(field)
    if columns[index].kind == .category {
      if let place = places[index][isMissing ? Column.missing : field] {
        inputs[start + place] = 1
      } else {
        noteUnseen(field, of: index)
      }
      return true
    }
    guard isMissing || number(field, of: index) != nil else { return false }
    if isMissing { missing[index] += 1 }
    inputs[start] = columns[index].input(number(field, of: index) ?? .nan)
    return true
  }

  private func number(_ field: String, of index: Int) -> Double? {
    if columns[index].kind == .boolean {
      if let value = FieldText.boolean(field) { return value ? 1 : 0 }
      return field == "0" ? 0 : field == "1" ? 1 : nil
    }
    guard let number = DecimalNumber(field, allowsComma: allowsComma), number.float.isFinite else {
      return nil
    }
    return Double(number.float)
  }

  private mutating func noteUnseen(_ level: String, of index: Int) {
    if unseen[index].count == 0 { unseen[index].first = level }
    unseen[index].count += 1
  }

  /// What was missing and what was never learnt, column by column.
  var notes: [Note] {
    var notes: [Note] = []
    for (index, column) in columns.enumerated() {
      if missing[index] > 0 {
        notes.append(
          Note(
            "'\(column.name)' is missing\(times(missing[index]))",
            hint: "the mean of the training rows stands in: \(Float(column.mean).shortText)"))
      }
      if unseen[index].count > 0 {
        notes.append(
          Note(
            "'\(unseen[index].first)' was not learnt as a value of '\(column.name)'"
              + times(unseen[index].count),
            hint: "it counts as none of \(column.levelListing)"))
      }
    }
    return notes
  }

  private func times(_ count: Int) -> String { count == 1 ? "" : " in \(grouped(count)) rows" }
}

extension PreparedColumn {
  /// What stands in for a missing number.
  fileprivate var mean: Double {
    switch rule {
    case .numeric(_, _, let mean), .boolean(let mean): mean
    case .category, .text: 0
    }
  }

  /// The learnt levels, cut after a dozen.
  fileprivate var levelListing: String {
    guard case .category(let levels, let untrained) = rule else { return "" }
    let learnt = levels.filter { !untrained.contains($0) }
    return learnt.prefix(12).joined(separator: ", ") + (learnt.count > 12 ? ", …" : "")
  }
}
