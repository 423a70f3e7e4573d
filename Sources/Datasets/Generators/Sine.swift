import Glibc
package import Specification
package import Tensors

/// y = sin x for x from −π to π.
package struct Sine: Generator {
  package var rows = 200
  package var noise = 0.1
  package var seed: Int?

  package init() {}

  package static let spec = Spec<Sine>(
    "sine", "One wave of a sine with noise.", [.rows, .noise, .seed],
    examples: ["data sine", "data sine rows 500 noise 0.2"])

  package func generate(_ random: inout RandomStream) -> Generated {
    curve(&random, over: -Double.pi...Double.pi) { x in sin(x) }
  }
}
