package import Specification
package import Tensors

/// z = 2x − 3y + 1 for points spread evenly over the square from −1 to 1.
package struct Plane: Generator {
  package var rows = 200
  package var noise = 0.1
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Plane>(
    "plane", "A plane over x and y with noise: z = 2x − 3y + 1.", [.rows, .noise, .seed],
    examples: ["data plane", "data plane rows 500 noise 0.2"])

  package func generate(_ random: inout RandomStream) -> Generated {
    var (xs, ys): ([Double], [Double]) = ([], [])
    var zs: [Float] = []
    for _ in 0..<rows {
      let (x, y) = (random.uniform(-1, 1), random.uniform(-1, 1))
      xs.append(x)
      ys.append(y)
      zs.append(Float(2 * x - 3 * y + 1 + noise(&random)))
    }
    return Generated(
      features: [.numbers("x", xs), .numbers("y", ys)],
      target: .init(names: ["z"], values: .numbers([zs])))
  }
}
