/// One feature of all rows.
package struct Column: Sendable {
  package let name: String
  package let values: Values

  package enum Values: Sendable {
    /// NaN where a value is missing.
    case numbers([Float])
    /// 0 or 1; NaN where a value is missing.
    case booleans([Float])
    /// The level of each row. A missing value is the level `Column.missing`.
    case levels([Int32], names: [String])
  }

  package init(name: String, values: Values) {
    self.name = name
    self.values = values
  }

  /// The level of a category's missing values.
  package static let missing = "missing"

  package var kind: ColumnKind {
    switch values {
    case .numbers: .numeric
    case .booleans: .boolean
    case .levels: .category
    }
  }

  package var count: Int {
    switch values {
    case .numbers(let values), .booleans(let values): values.count
    case .levels(let codes, _): codes.count
    }
  }

  /// The names of a category's levels, in order of first appearance; empty for other kinds.
  package var levels: [String] {
    if case .levels(_, let names) = values { names } else { [] }
  }

  /// A row's value as a reader sees it; a missing one is empty.
  package func text(_ row: Int) -> String {
    switch values {
    case .numbers(let values): values[row].isNaN ? "" : values[row].shortText
    case .booleans(let values): values[row].isNaN ? "" : values[row] == 1 ? "true" : "false"
    case .levels(let codes, let names): names[Int(codes[row])]
    }
  }
}

/// What the values of a column are.
package enum ColumnKind: String, Sendable {
  case numeric, category, boolean
}

extension Float {
  /// The shortest text that reads back the same, without `.0`.
  package var shortText: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
