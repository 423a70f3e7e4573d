package import Specification

/// max(0, 1 − y·z) with y = −1 for the first of two classes and 1 for the second; of several classes
/// Σ_{j ≠ y} max(0, 1 − z_y + z_j)/C. The mean over rows; the slope at a kink is 0.
/// Source: PyTorch, multi_margin_loss.
package struct Hinge: MarginLoss {
  package init() {}

  package static let spec = Spec<Hinge>(
    "hinge", "Pushes the right class's output above the others by 1.", examples: ["loss hinge"])

  package var isSquared: Bool { false }
}
