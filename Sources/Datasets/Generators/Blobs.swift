import Glibc
package import Specification
package import Tensors

/// Three clouds around the corners of a triangle at distance 2 from the origin; the noise is their
/// width.
package struct Blobs: Generator {
  package var rows = 300
  package var noise = 0.5
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Blobs>(
    "blobs", "Three round clouds of points.", [.rows, .noise, .seed],
    examples: ["data blobs", "data blobs rows 600 noise 1"])

  package func generate(_ random: inout RandomStream) -> Generated {
    points(&random, classes: 3) { row in
      let angle = Double.pi * (0.5 + 2.0 / 3.0 * Double(row % 3))
      return (2 * cos(angle), 2 * sin(angle))
    }
  }
}
