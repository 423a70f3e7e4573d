package import Diagnostics
package import Specification

/// `layer flip horizontal`: mirrors images at random while training.
package struct FlipLayer: Layer {
  package var direction = Direction.horizontal

  package enum Direction: String, WordValue {
    case horizontal
    case vertical
    case both

    package var summary: String {
      switch self {
      case .horizontal: "left and right change places"
      case .vertical: "top and bottom change places"
      case .both: "each of them by itself"
      }
    }
  }

  package init() {}

  package static let spec = Spec<FlipLayer>(
    "flip", "Mirrors each image, one chance in two, while training.",
    [
      .positional(
        \.direction, "direction", "Which sides change places; left and right without it.",
        required: false)
    ],
    examples: ["layer dense 64", "layer reshape 1 8 8", "layer flip horizontal"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let flip = Flip(isHorizontal: direction != .vertical, isVertical: direction != .horizontal)
    return try graph.apply(flip, to: [try graph.image(input)])
  }
}
