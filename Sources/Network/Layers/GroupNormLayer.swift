package import Diagnostics
package import Specification
import Tensors

/// `layer groupnorm 4`: each group of channels of each row with its mean and its spread taken out. Tensors
/// as in PyTorch: weight and bias [channels].
package struct GroupNormLayer: Layer {
  package var groups = 1
  package var epsilon = 1e-5

  package init() {}

  package static let spec = Spec<GroupNormLayer>(
    "groupnorm",
    "Brings each group of channels of each row to a mean of 0 and a spread of 1, and then to learnt ones.",
    [
      .positional(\.groups, "groups", "How many groups of channels.", rule: .atLeast(1)),
      .option(\.epsilon, "epsilon", "Added to the variance.", rule: .above(0)),
    ],
    examples: ["layer dense 64", "layer reshape 4 4 4", "layer groupnorm 2"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = graph.shape(of: input).rank == 3 ? try graph.image(input) : input
    let channels = graph.shape(of: input).extents.last ?? 1
    guard channels.isMultiple(of: groups) else {
      let fitting = (1...min(groups, max(channels, 1))).last { channels.isMultiple(of: $0) } ?? 1
      throw Diagnostic(
        "shape.groups",
        "'\(graph.layerName)' cannot share \(channels) channels among \(groups) groups",
        argument: "groups", hint: "write 'layer groupnorm \(fitting)'")
    }
    return try graph.normalised(input, by: GroupNorm(groups: groups, epsilon: epsilon))
  }
}
