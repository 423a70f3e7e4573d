package import Diagnostics
package import Specification
import Tensors

/// `residual { layer … }`: what its layers give, added to what they are given.
/// Source: He, Zhang, Ren and Sun, 2016, “Deep residual learning”.
package struct ResidualLayer: CompositeLayer {
  package var branches: [[Network.NamedLayer]] = []

  package init() {}

  package static let spec = Spec<ResidualLayer>(
    "residual", "Adds what its layers give to what they are given.", [],
    examples: ["residual { layer dense 16 relu }"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let name = graph.layerName
    let (before, outputs) = (
      graph.presentedShape(of: input), try buildBranches(in: &graph, on: input)
    )
    let output = outputs.first ?? input
    let after = graph.presentedShape(of: output)
    guard before == after else {
      throw Diagnostic(
        "shape.residual",
        "'\(name)' adds what its layers give, [\(after)], to what they are given, [\(before)]",
        hint: hint(before, after))
    }
    // An image may come as data have it, and what was made of it lies channel beside channel.
    let same = graph.isChannelsLast(output) ? try graph.image(input) : input
    return try graph.apply(Sum(), to: [same, output])
  }

  /// What brings both to one shape.
  private func hint(_ before: Shape, _ after: Shape) -> String {
    switch (before.rank, after.rank) {
    case (3, 3) where before.extents.dropFirst() == after.extents.dropFirst():
      "project before it: 'layer conv \(after.extents[0]) kernel 1', or end it with "
        + "'layer conv \(before.extents[0]) kernel 1'"
    case (3, 3): "keep height and width inside: 'padding same' and 'stride 1'"
    case (1, 1): "end it with 'layer dense \(before.count)'"
    case (2, 2) where before.steps == after.steps: "end it with 'layer dense \(before.width)'"
    default: "end it with a layer that gives [\(before)]"
    }
  }
}
