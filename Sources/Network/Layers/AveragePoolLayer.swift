package import Diagnostics
package import Specification
import Tensors

/// `layer avgpool 2`: the mean of each window of an image, or of a sequence.
package struct AveragePoolLayer: Layer {
  package var size = 2
  /// `nil` for the window's size.
  package var stride: Int?
  package var padding = PoolPadding.valid

  package init() {}

  package static let spec = Spec<AveragePoolLayer>(
    "avgpool", "Takes the mean of each window of an image or sequence.",
    [
      .positional(
        \.size, "size", "Pixels or steps along a window.", required: false, rule: .atLeast(1)),
      .option(
        \.stride, "stride", "Pixels from one window to the next; its size where it is left out.",
        placeholder: "S", rule: Rule<Int>.atLeast(1).ifPresent),
      .option(\.padding, "padding", "What lies around the image."),
    ],
    examples: [
      "layer dense 64", "layer reshape 1 8 8", "layer avgpool",
      "layer avgpool 3 stride 1 padding 1",
    ])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let window = PoolWindow(size: size, stride: stride, padding: padding)
    let input = try graph.pooled(input, by: window, kind: kind)
    return try graph.apply(AveragePool(window), to: [input])
  }
}
