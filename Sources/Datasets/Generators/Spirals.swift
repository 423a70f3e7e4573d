import Glibc
package import Specification
package import Tensors

/// Two arms of 1¾ turns, half a turn apart, that end at radius 1.
/// Source: TensorFlow Playground, `classifySpiralData`.
package struct Spirals: Generator {
  package var rows = 300
  package var noise = 0.02
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Spirals>(
    "spirals", "Two spirals wound around each other.", [.rows, .noise, .seed],
    examples: ["data spirals", "data spirals rows 600 noise 0"])

  package func generate(_ random: inout RandomStream) -> Generated {
    points(&random, classes: 2) { row in
      let radius = progress(row, classes: 2)
      let angle = 3.5 * Double.pi * radius + (row % 2 == 0 ? 0 : Double.pi)
      return (radius * sin(angle), radius * cos(angle))
    }
  }
}
