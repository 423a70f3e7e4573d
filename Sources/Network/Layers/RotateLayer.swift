package import Diagnostics
package import Specification

/// `layer rotate 10`: turns images at random while training.
package struct RotateLayer: Layer {
  package var degrees = 10.0

  package init() {}

  package static let spec = Spec<RotateLayer>(
    "rotate", "Turns each image about its middle at random while training; zeros come in.",
    [
      .positional(
        \.degrees, "degrees", "How far at most, in each direction.", rule: .within(0...180))
    ],
    examples: ["layer dense 64", "layer reshape 1 8 8", "layer rotate 10"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    try graph.apply(Rotate(degrees: degrees), to: [try graph.image(input)])
  }
}
