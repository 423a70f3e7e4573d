package import Specification
package import Tensors

/// y = 2x + 1 for x from −1 to 1.
package struct Line: Generator {
  package var rows = 100
  package var noise = 0.1
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Line>(
    "line", "A straight line with noise: y = 2x + 1.", [.rows, .noise, .seed],
    examples: ["data line", "data line rows 500 noise 0.2"])

  package func generate(_ random: inout RandomStream) -> Generated {
    curve(&random, over: -1...1) { x in 2 * x + 1 }
  }
}
