package import Diagnostics
package import Specification
import Tensors

/// `layer reshape 1 8 8`: the same numbers as an image `channels height width`, a sequence `steps features`
/// or a plain row.
package struct ReshapeLayer: Layer {
  package var extents: [Int] = []

  package init() {}

  package static let spec = Spec<ReshapeLayer>(
    "reshape", "Takes the numbers of a row as an image, a sequence or a plain row.",
    [
      .rest(
        \.extents, "extents", "A count, steps and features, or channels height width.",
        rule: .atLeast(1))
    ],
    examples: ["layer dense 64", "layer reshape 1 8 8", "layer reshape 8 8", "layer reshape 64"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let count = graph.shape(of: input).count
    guard extents.count <= 3 else {
      throw Diagnostic(
        "shape.extents", "'\(graph.layerName)' takes at most 3 extents, and gets \(extents.count)",
        argument: "extents", hint: "write channels, height and width, or steps and features")
    }
    guard let shape = Shape(checking: extents), shape.count == count else {
      throw Diagnostic(
        "shape.reshape",
        "'\(graph.layerName)' makes \(extents.map(\.written).joined(separator: " × ")) of \(count) numbers, which are not as many",
        argument: "extents", hint: "write 'layer reshape \(fitting(count))'")
    }
    if graph.presentedShape(of: input) == shape { return input }
    let flat = try graph.flat(input)
    return shape.rank == 1 ? flat : try graph.apply(Reshape(shape), to: [flat])
  }
}

extension ReshapeLayer {
  /// Extents of so many numbers, as many as were written and the first of them kept where it divides.
  private func fitting(_ count: Int) -> String {
    guard extents.count > 1, let first = extents.first else { return "\(count)" }
    let kept = count.isMultiple(of: first) ? first : 1
    let rest = count / kept
    if extents.count == 2 { return "\(kept) \(rest)" }
    var height = Int(Double(rest).squareRoot())
    while height > 1, !rest.isMultiple(of: height) { height -= 1 }
    return "\(kept) \(max(height, 1)) \(rest / max(height, 1))"
  }
}
