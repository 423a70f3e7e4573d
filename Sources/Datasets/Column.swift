package import Tensors

/// One feature of all rows.
package struct Column: Sendable {
  package let name: String
  package let values: Values

  package enum Values: Sendable {
    /// NaN where a value is missing.
    case numbers(Stored<Float>)
    /// 0 or 1; NaN where a value is missing.
    case booleans(Stored<Float>)
    /// The level of each row. A missing value is the level `Column.missing`.
    case levels(Stored<Int32>, names: [String])
    /// The text of each row, of which the words are read.
    case texts(Stored<Int32>, names: [String], TextForm)
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
    case .texts: .text
    }
  }

  package var count: Int {
    switch values {
    case .numbers(let values), .booleans(let values): values.count
    case .levels(let codes, _), .texts(let codes, _, _): codes.count
    }
  }

  /// Whether the values are read from disk as they are looked at.
  var isOnDisk: Bool {
    switch values {
    case .numbers(let values), .booleans(let values): values.isInFile
    case .levels(let codes, _), .texts(let codes, _, _): codes.isInFile
    }
  }

  /// The names of a category's levels, or its different texts, in order of first appearance; empty for other kinds.
  package var levels: [String] {
    switch values {
    case .levels(_, let names), .texts(_, let names, _): names
    default: []
    }
  }

  /// A row's value as a reader sees it; a missing one is empty.
  package func text(_ row: Int) -> String {
    switch values {
    case .numbers(let values): values[row].isNaN ? "" : values[row].shortText
    case .booleans(let values): values[row].isNaN ? "" : values[row] == 1 ? "true" : "false"
    case .levels(let codes, let names), .texts(let codes, let names, _): names[Int(codes[row])]
    }
  }
}

/// What the values of a column are.
package enum ColumnKind: String, Sendable {
  case numeric, category, boolean, text

  /// Whether a value is a place on an axis.
  package var isNumber: Bool { self == .numeric || self == .boolean }
}

extension Float {
  /// The shortest text that reads back the same, without `.0`.
  package var shortText: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
