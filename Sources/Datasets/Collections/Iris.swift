package import Specification

/// Fisher's 150 flowers. Source: R, `datasets::iris`.
package struct Iris: EmbeddedTable {
  package var features: [String] = []

  package init() {}

  package static let spec = Spec<Iris>(
    "iris", "150 flowers of three species by the lengths and widths of their leaves.", [.features],
    examples: ["data iris", "data iris features [petal-length petal-width]"])

  static var file: EmbeddedFile { .iris }
  static let target = "species"
}
