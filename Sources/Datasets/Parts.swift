import Specification

/// A part of a data set, by what its rows are for.
package enum Part: String, WordValue {
  case train, validation, test

  package var summary: String {
    switch self {
    case .train: "rows that are learnt from"
    case .validation: "rows that are watched while learning"
    case .test: "rows that are kept for the end"
    }
  }
}

/// Which rows are for what, each part in ascending order; no row is in two parts.
package struct Parts: Hashable, Sendable {
  package var train: [Int32]
  package var validation: [Int32]
  package var test: [Int32]

  package subscript(part: Part) -> [Int32] {
    switch part {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }

  static func rows(_ range: Range<Int>) -> [Int32] {
    Array(Int32(range.lowerBound)..<Int32(range.upperBound))
  }
}
