package import Specification

/// max(0, 1 − y·z)² with y = −1 for the first of two classes and 1 for the second; of several classes
/// Σ_{j ≠ y} max(0, 1 − z_y + z_j)²/C. The mean over rows.
/// Source: PyTorch, multi_margin_loss with p = 2.
package struct SquaredHinge: MarginLoss {
  package init() {}

  package static let spec = Spec<SquaredHinge>(
    "squared_hinge", "As hinge, with squares of what is missing.",
    examples: ["loss squared_hinge"])

  package var isSquared: Bool { true }
}
