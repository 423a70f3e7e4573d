package import Specification

/// The gate `and`.
package struct And: Gate {
  package var rows = 4
  package var noise = 0.0
  package var seed: Int?

  package init() {}

  package static let spec = Spec<And>(
    "and", "True where both inputs are: one line parts it.", [.rows, .noise, .seed],
    examples: ["data and", "data and rows 200 noise 0.1"])

  static func value(_ a: Bool, _ b: Bool) -> Bool { a && b }
}
