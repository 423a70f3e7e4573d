package import Specification
package import Tensors

/// Two normal clouds around (−2, −2) and (2, 2); the noise is their width.
/// Source: TensorFlow Playground, `classifyTwoGaussData`.
package struct Gauss: Generator {
  package var rows = 200
  package var noise = 1.0
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Gauss>(
    "gauss", "Two clouds of points, normally distributed.", [.rows, .noise, .seed],
    examples: ["data gauss", "data gauss rows 500 noise 2"])

  package func generate(_ random: inout RandomStream) -> Generated {
    points(&random, classes: 2) { row in row % 2 == 0 ? (-2, -2) : (2, 2) }
  }
}
