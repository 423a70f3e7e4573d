package import Diagnostics
package import Specification

/// `layer upsample 2`: every pixel several times along each side.
package struct UpsampleLayer: Layer {
  package var factor = 2

  package init() {}

  package static let spec = Spec<UpsampleLayer>(
    "upsample", "Repeats every pixel along both sides, or every step of a sequence.",
    [
      .positional(
        \.factor, "factor", "How many times, along each side.", required: false, rule: .atLeast(1))
    ],
    examples: ["layer dense 64", "layer reshape 4 4 4", "layer upsample", "layer upsample 3"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = try graph.imageOrSequence(input)
    return try graph.apply(Upsample(factor: factor), to: [input], about: "factor")
  }
}
