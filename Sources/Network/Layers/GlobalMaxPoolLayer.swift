package import Diagnostics
package import Specification

/// `layer globalmaxpool`: the largest number of each channel of an image, or of each feature of a sequence.
package struct GlobalMaxPoolLayer: Layer {
  package init() {}

  package static let spec = Spec<GlobalMaxPoolLayer>(
    "globalmaxpool",
    "Takes the largest number of each channel of an image, or of each feature of a sequence.", [],
    examples: ["layer dense 64", "layer reshape 4 4 4", "layer globalmaxpool"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    try graph.apply(GlobalPool(.largest), to: graph.masked(try graph.imageOrSequence(input)))
  }
}
