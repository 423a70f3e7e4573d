package import Diagnostics
package import Specification

/// `layer shift 0.1`: moves images at random while training.
package struct ShiftLayer: Layer {
  package var share = 0.1

  package init() {}

  package static let spec = Spec<ShiftLayer>(
    "shift", "Moves each image by some pixels at random while training; zeros come in.",
    [
      .positional(
        \.share, "share", "How far at most, as a share of the height and of the width.",
        rule: .within(0...1))
    ],
    examples: ["layer dense 64", "layer reshape 1 8 8", "layer shift 0.1"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    try graph.apply(Shift(share: share), to: [try graph.image(input)])
  }
}
