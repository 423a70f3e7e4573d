package import Specification

/// The gate `xor`.
package struct Xor: Gate {
  package var rows = 4
  package var noise = 0.0
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Xor>(
    "xor", "True where the inputs differ: no line parts it.", [.rows, .noise, .seed],
    examples: ["data xor", "data xor rows 200 noise 0.1"])

  static func value(_ a: Bool, _ b: Bool) -> Bool { a != b }
}
