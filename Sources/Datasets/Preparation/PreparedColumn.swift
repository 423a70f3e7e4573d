import Tensors

/// How the values of one column become inputs.
package struct PreparedColumn: Hashable, Sendable {
  package let name: String
  package let rule: Rule

  package enum Rule: Hashable, Sendable {
    /// `(number − center) ÷ scale`; a missing number becomes `mean` first.
    case numeric(center: Double, scale: Double, mean: Double)
    /// 0 or 1; a missing one becomes `mean`.
    case boolean(mean: Double)
    /// One input for each level, 1 for the row's own. A level that no training row has is all
    /// zeros, like one that was never seen.
    case category(levels: [String], untrained: [String])
    /// The tokens of a text's words, so many of them; 0 behind a text that is shorter.
    case text(Words, length: Int)
  }

  package init(name: String, rule: Rule) {
    self.name = name
    self.rule = rule
  }

  /// Learns from some rows of a column.
  init(_ column: Column, rows: [Int32], scaling: Scaling) {
    self = Self.learned([column], rows: rows, scaling: scaling)[0]
  }

  /// Learns from some rows of columns, a stretch of rows after the other: columns that stand side by side
  /// on disk are read once.
  static func learned(_ columns: [Column], rows: [Int32], scaling: Scaling) -> [PreparedColumn] {
    var moments = columns.map { _ in Moments() }
    var isTrained = columns.map { [Bool](repeating: false, count: $0.levels.count) }
    for start in stride(from: 0, to: rows.count, by: 4096) {
      let some = rows[start..<min(rows.count, start + 4096)]
      for (place, column) in columns.enumerated() {
        switch column.values {
        case .numbers(let values), .booleans(let values):
          for row in some { moments[place].add(Double(values[Int(row)])) }
        case .levels(let codes, _):
          for row in some { isTrained[place][Int(codes[Int(row)])] = true }
        case .texts: break
        }
      }
    }
    return columns.indices.map {
      PreparedColumn(columns[$0], moments[$0], isTrained[$0], rows: rows, scaling: scaling)
    }
  }

  private init(
    _ column: Column, _ moments: Moments, _ isTrained: [Bool], rows: [Int32], scaling: Scaling
  ) {
    name = column.name
    switch column.values {
    case .numbers: rule = Self.numeric(moments, scaling)
    case .booleans: rule = .boolean(mean: moments.mean)
    case .levels(_, let levels):
      let untrained = zip(levels, isTrained).filter { !$1 }.map(\.0)
      rule = .category(levels: levels, untrained: untrained)
    case .texts(let codes, let names, let form):
      let texts = rows.lazy.map { names[Int(codes[Int($0)])] }
      let longest = form.length ?? min(texts.map(Words.count).max() ?? 1, TextForm.mostWords)
      rule = .text(Words(of: texts, atMost: form.words), length: max(1, longest))
    }
  }

  private static func numeric(_ moments: Moments, _ scaling: Scaling) -> Rule {
    let mean = moments.mean
    switch scaling {
    case .none: return .numeric(center: 0, scale: 1, mean: mean)
    case .standard:
      let deviation = moments.deviation
      return .numeric(center: mean, scale: deviation > 0 ? deviation : 1, mean: mean)
    case .minmax:
      guard moments.count > 0 else { return .numeric(center: 0, scale: 1, mean: mean) }
      let range = moments.maximum - moments.minimum
      return .numeric(center: moments.minimum, scale: range > 0 ? range : 1, mean: mean)
    }
  }

  /// How many inputs it makes.
  package var width: Int {
    switch rule {
    case .category(let levels, _): levels.count
    case .text(_, let length): length
    case .numeric, .boolean: 1
    }
  }

  package var kind: ColumnKind {
    switch rule {
    case .numeric: .numeric
    case .boolean: .boolean
    case .category: .category
    case .text: .text
    }
  }

  var inputNames: [String] {
    switch rule {
    case .category(let levels, _): levels.map { "\(name)=\($0)" }
    case .text(_, let length): (1...length).map { "\(name) word \($0)" }
    case .numeric, .boolean: [name]
    }
  }

  /// The input of a number or boolean; NaN is a missing one.
  @inline(__always)
  package func input(_ value: Double) -> Float {
    switch rule {
    case .numeric(let center, let scale, let mean):
      Float(((value.isNaN ? mean : value) - center) / scale)
    case .boolean(let mean): Float(value.isNaN ? mean : value)
    case .category, .text: 0
    }
  }

  /// The input that each learnt level of a category sets.
  var places: [String: Int] {
    guard case .category(let levels, let untrained) = rule else { return [:] }
    var places: [String: Int] = [:]
    for (place, level) in levels.enumerated() { places[level] = place }
    for level in untrained { places[level] = nil }
    return places
  }
}
