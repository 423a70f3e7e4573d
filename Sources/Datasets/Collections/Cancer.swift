package import Specification

/// 569 tumours of the breast: mean, error and worst of ten measurements of cell nuclei.
/// Source: UCI, “Breast Cancer Wisconsin (Diagnostic)”, Wolberg, Mangasarian, Street and Street, 1993.
package struct Cancer: EmbeddedTable {
  package var features: [String] = []

  package init() {}

  package static let spec = Spec<Cancer>(
    "cancer", "569 tumours, malignant or benign, by 30 measurements of their cells.", [.features],
    examples: ["data cancer"])

  static var file: EmbeddedFile { .cancer }
  static let target = "diagnosis"
}
