package import Specification

/// 442 patients: age, sex (1 or 2), body mass index, blood pressure and six blood serums in their raw
/// units, and how far the disease went on in a year.
/// Source: Efron, Hastie, Johnstone and Tibshirani, “Least angle regression”, 2004.
package struct Diabetes: EmbeddedTable {
  package var features: [String] = []

  package init() {}

  package static let spec = Spec<Diabetes>(
    "diabetes", "How diabetes went on in 442 patients within a year, by ten measurements.",
    [.features],
    examples: ["data diabetes"])

  static var file: EmbeddedFile { .diabetes }
  static let target = "progression"
}
