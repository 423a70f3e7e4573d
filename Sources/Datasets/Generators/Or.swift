package import Specification

/// The gate `or`.
package struct Or: Gate {
  package var rows = 4
  package var noise = 0.0
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Or>(
    "or", "True where one input is: one line parts it.", [.rows, .noise, .seed],
    examples: ["data or", "data or rows 200 noise 0.1"])

  static func value(_ a: Bool, _ b: Bool) -> Bool { a || b }
}
