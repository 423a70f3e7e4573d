import Diagnostics

/// How a table's file parts its fields and lines.
struct Dialect: Equatable {
  var separator: UInt8
  var lineBreak: UInt8

  /// The separators that are looked for.
  static let separators: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D

  var readsDecimalCommas: Bool { separator == 0x3B }

  /// Finds the dialect from the beginning of a file.
  ///
  /// Of the separators that part (nearly) all rows into the same number of fields, at least two,
  /// the one whose fields are most often numbers, then the one with the most fields; a comma if
  /// none does.
  static func detected(in sample: UnsafeRawBufferPointer, separator: UInt8? = nil) -> Dialect {
    let lineBreak =
      !sample.contains(lineFeed) && sample.contains(carriageReturn) ? carriageReturn : lineFeed
    if let separator { return Dialect(separator: separator, lineBreak: lineBreak) }
    var best: (dialect: Dialect, score: Score)?
    for separator in separators {
      let dialect = Dialect(separator: separator, lineBreak: lineBreak)
      guard let score = Score(dialect, sample), score > best?.score ?? .least else { continue }
      best = (dialect, score)
    }
    return best?.dialect ?? Dialect(separator: 0x2C, lineBreak: lineBreak)
  }

  /// How well a separator fits.
  private struct Score: Comparable {
    /// The share of rows with the most common number of fields, in twentieths.
    var agreement: Int
    /// The share of fields that are numbers or missing, in tenths.
    var numbers: Int
    var fields: Int

    static let least = Score(agreement: -1, numbers: 0, fields: 0)

    init(agreement: Int, numbers: Int, fields: Int) {
      (self.agreement, self.numbers, self.fields) = (agreement, numbers, fields)
    }

    init?(_ dialect: Dialect, _ sample: UnsafeRawBufferPointer) {
      let rows = SampleRows.read(sample, dialect, limit: 200)
      var counts: [Int: Int] = [:]
      for row in rows { counts[row.count, default: 0] += 1 }
      guard let common = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
        common.key >= 2
      else { return nil }
      agreement = common.value * 20 / rows.count
      let all = rows.joined()
      let numeric = all.count { FieldText.isNumeric($0, dialect) }
      numbers = numeric * 10 / max(1, all.count)
      fields = common.key
    }

    static func < (a: Score, b: Score) -> Bool {
      (a.agreement, a.numbers, a.fields) < (b.agreement, b.numbers, b.fields)
    }
  }
}
