package import Diagnostics
package import Specification

/// `layer globalavgpool`: the mean of each channel of an image, or of each feature of a sequence.
package struct GlobalAveragePoolLayer: Layer {
  package init() {}

  package static let spec = Spec<GlobalAveragePoolLayer>(
    "globalavgpool",
    "Takes the mean of each channel of an image, or of each feature of a sequence.", [],
    examples: ["layer dense 64", "layer reshape 4 4 4", "layer globalavgpool"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    try graph.apply(GlobalPool(.mean), to: graph.masked(try graph.imageOrSequence(input)))
  }
}
