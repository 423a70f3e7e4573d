package import Diagnostics
package import Specification
import Tensors

/// `layer layernorm`: each row, or each step of a sequence, with its mean and its spread taken out. Tensors
/// as in PyTorch: weight and bias, of an image [channels, height, width].
package struct LayerNormLayer: Layer {
  package var epsilon = 1e-5

  package init() {}

  package static let spec = Spec<LayerNormLayer>(
    "layernorm",
    "Brings each row, or each step of a sequence, to a mean of 0 and a spread of 1, and then to learnt ones.",
    [.option(\.epsilon, "epsilon", "Added to the variance.", rule: .above(0))],
    examples: ["layer dense 8", "layer layernorm"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = graph.shape(of: input).rank == 3 ? try graph.image(input) : input
    return try graph.normalised(input, by: LayerNorm(epsilon: epsilon))
  }
}
