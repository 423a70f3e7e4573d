package import Diagnostics
package import Specification

/// `layer dropout 0.2`: drops numbers at random while training.
package struct DropoutLayer: Layer {
  package var rate = 0.5

  package init() {}

  package static let spec = Spec<DropoutLayer>(
    "dropout", "Sets a share of the numbers to zero while training, anew at each step.",
    [
      .positional(\.rate, "rate", "Share that is dropped.", rule: .within(0..<1))
    ],
    examples: ["layer dropout 0.2"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    try graph.apply(Dropout(rate: rate), to: [input])
  }
}
