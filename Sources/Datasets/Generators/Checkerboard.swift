package import Specification
package import Tensors

/// Points spread evenly over a board of 4 × 4 fields of side 1 around the origin. The class of a
/// point is ⌊x⌋ + ⌊y⌋ mod 2; noise may carry it into a field of the other class.
package struct Checkerboard: Generator {
  package var rows = 500
  package var noise = 0.0
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Checkerboard>(
    "checkerboard", "Two classes on a board of 4 × 4 fields.", [.rows, .noise, .seed],
    examples: ["data checkerboard", "data checkerboard rows 1000 noise 0.05"])

  package func generate(_ random: inout RandomStream) -> Generated {
    let places = (0..<rows).map { Self.point(ofClass: $0 % 2, &random) }
    return points(&random, classes: 2) { places[$0] }
  }

  /// A point in one of the eight fields of a class.
  private static func point(
    ofClass code: Int, _ random: inout RandomStream
  ) -> (x: Double, y: Double) {
    let row = random.below(4)
    let column = 2 * random.below(2) + (row + code) % 2
    let (x, y) = (random.uniform(), random.uniform())
    return (Double(column - 2) + x, Double(row - 2) + y)
  }
}
