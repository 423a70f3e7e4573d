package import Diagnostics
package import Specification
import Tensors

/// `layer padding 1`: zeros around an image, or before and after a sequence.
package struct PaddingLayer: Layer {
  package var sizes: [Int] = []

  package init() {}

  package static let spec = Spec<PaddingLayer>(
    "padding", "Puts zeros around an image, or before and after the steps of a sequence.",
    [
      .positional(
        \.sizes, "sizes",
        "How many at each side, or [top bottom left right] of an image, [before after] of a sequence.",
        placeholder: "N|[T B L R]", rule: .init("from 0") { $0.allSatisfy { $0 >= 0 } })
    ],
    examples: [
      "layer dense 64", "layer reshape 1 8 8", "layer padding 1", "layer padding [0 1 0 1]",
    ])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = try graph.imageOrSequence(input)
    let isSequence = graph.shape(of: input).isSequence
    let pad: ZeroPad
    switch (sizes.count, isSequence) {
    case (1, false):
      pad = ZeroPad(top: sizes[0], left: sizes[0], bottom: sizes[0], right: sizes[0])
    case (1, true): pad = ZeroPad(left: sizes[0], right: sizes[0])
    case (2, true): pad = ZeroPad(left: sizes[0], right: sizes[1])
    case (4, false): pad = ZeroPad(top: sizes[0], left: sizes[2], bottom: sizes[1], right: sizes[3])
    default:
      throw Diagnostic(
        "shape.padding",
        isSequence
          ? "'\(graph.layerName)' takes one size or [before after] for a sequence, and gets \(sizes.count)"
          : "'\(graph.layerName)' takes one size or [top bottom left right] for an image, and gets \(sizes.count)",
        argument: "sizes",
        hint: isSequence ? "write 'layer padding [1 1]'" : "write 'layer padding [1 1 1 1]'")
    }
    return try graph.apply(pad, to: [input], about: "sizes")
  }
}
