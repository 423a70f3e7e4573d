import Glibc
package import Specification
package import Tensors

/// Two rings around the origin: class 0 of radius 1, class 1 of radius ½.
/// Source: scikit-learn, `make_circles(factor=0.5)`.
package struct Circles: Generator {
  package var rows = 200
  package var noise = 0.05
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Circles>(
    "circles", "Two rings, one inside the other.", [.rows, .noise, .seed],
    examples: ["data circles", "data circles rows 500 noise 0.2"])

  package func generate(_ random: inout RandomStream) -> Generated {
    points(&random, classes: 2) { row in
      let radius = row % 2 == 0 ? 1 : 0.5
      let angle = 2 * Double.pi * Double(row / 2) / Double(max(1, (rows + 1) / 2))
      return (radius * cos(angle), radius * sin(angle))
    }
  }
}
