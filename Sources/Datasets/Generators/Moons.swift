import Glibc
package import Specification
package import Tensors

/// Two interleaved half circles. Source: scikit-learn, `make_moons`.
package struct Moons: Generator {
  package var rows = 200
  package var noise = 0.1
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Moons>(
    "moons", "Two half moons that reach into each other.", [.rows, .noise, .seed],
    examples: ["data moons", "data moons rows 500 noise 0.2"])

  package func generate(_ random: inout RandomStream) -> Generated {
    points(&random, classes: 2) { row in
      let angle = Double.pi * progress(row, classes: 2)
      return row % 2 == 0 ? (cos(angle), sin(angle)) : (1 - cos(angle), 0.5 - sin(angle))
    }
  }
}
