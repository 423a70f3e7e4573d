package import Diagnostics
package import Specification

/// `layer flatten`: the numbers of an image or a sequence as one plain row.
package struct FlattenLayer: Layer {
  package init() {}

  package static let spec = Spec<FlattenLayer>(
    "flatten", "Puts the numbers of an image or sequence into one plain row.", [],
    examples: ["layer dense 64", "layer reshape 1 8 8", "layer flatten"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    try graph.flat(input)
  }
}
