package import Diagnostics
package import Specification

/// `layer spatial_dropout 0.2`: drops whole channels at random while training.
package struct SpatialDropoutLayer: Layer {
  package var rate = 0.5

  package init() {}

  package static let spec = Spec<SpatialDropoutLayer>(
    "spatial_dropout",
    "Sets a share of the channels of an image, or features of a sequence, to zero while training.",
    [.positional(\.rate, "rate", "Share that is dropped.", rule: .within(0..<1))],
    examples: ["layer dense 64", "layer reshape 4 4 4", "layer spatial_dropout 0.2"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    try graph.apply(SpatialDropout(rate: rate), to: [try graph.imageOrSequence(input)])
  }
}
