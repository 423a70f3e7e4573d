package import Diagnostics
package import Specification
import Tensors

/// `concat { layer … } { layer … }`: what its branches give, beside each other: the channels of images,
/// the features of sequences, the numbers of rows.
package struct ConcatLayer: CompositeLayer {
  package var branches: [[Network.NamedLayer]] = []

  package init() {}

  package static let spec = Spec<ConcatLayer>(
    "concat", "Lays what its branches give side by side.", [],
    examples: ["concat { layer dense 8 relu } { layer dense 8 tanh }"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let name = graph.layerName
    var outputs = try buildBranches(in: &graph, on: input)
    if outputs.contains(where: graph.isChannelsLast) {
      for i in outputs.indices where graph.shape(of: outputs[i]).rank == 3 {
        outputs[i] = try graph.image(outputs[i])
      }
    }
    let shapes = outputs.map { graph.shape(of: $0) }
    for (i, shape) in shapes.enumerated()
    where shape.extents.dropLast() != shapes[0].extents.dropLast() {
      let (first, other) = (
        graph.presentedShape(of: outputs[0]), graph.presentedShape(of: outputs[i])
      )
      throw Diagnostic(
        "shape.concat",
        "'\(name)' lays [\(first)] of its first branch beside [\(other)] of its \(ordinal(i + 1))",
        hint: first.rank == 3 && other.rank == 3
          ? "give all branches one height and width: 'padding same', 'stride 1'"
          : "end each branch in the same form: 'layer flatten'")
    }
    return try graph.apply(Concatenation(), to: outputs)
  }

  private func ordinal(_ number: Int) -> String {
    switch number {
    case 2: "second"
    case 3: "third"
    default: "\(number)th"
    }
  }
}
