package import Diagnostics
package import Specification

/// `layer noise 0.1`: adds noise while training.
package struct NoiseLayer: Layer {
  package var deviation = 0.1

  package init() {}

  package static let spec = Spec<NoiseLayer>(
    "noise", "Adds noise of mean 0 to each number while training, anew at each step.",
    [
      .positional(
        \.deviation, "deviation", "Standard deviation of the noise.", placeholder: "SD",
        rule: .atLeast(0))
    ],
    examples: ["layer noise 0.1"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    try graph.apply(Noise(deviation: deviation), to: [input])
  }
}
