import Diagnostics
import Specification

/// A layer that makes one number of each window of an image, or of a sequence.
protocol WindowPoolLayer: Layer {
  var size: Int { get set }
  /// `nil` for the window's size.
  var stride: Int? { get set }
  var padding: WindowPadding { get set }

  /// What it makes of a window.
  func operation(_ window: PoolWindow) -> any Operation
}

extension WindowPoolLayer {
  static var windowArguments: [Argument<Self>] {
    [
      .positional(
        \.size, "size", "Pixels or steps along a window.", required: false, rule: .atLeast(1)),
      .option(
        \.stride, "stride", "Pixels from one window to the next; its size where it is left out.",
        placeholder: "S", rule: Rule<Int>.atLeast(1).ifPresent),
      .option(\.padding, "padding", "What lies around the image."),
    ]
  }

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let window = PoolWindow(size: size, stride: stride, padding: padding)
    let input = try graph.pooled(input, by: window, kind: kind)
    return try graph.apply(operation(window), to: [input])
  }
}
