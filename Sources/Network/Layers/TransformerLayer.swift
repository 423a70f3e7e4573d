package import Diagnostics
package import Specification
import Tensors

/// `layer transformer 4 causal on`: a block of attention and a dense network at each step, both added to what
/// they read once it is normalised: x + attention(norm1(x)), then x + linear2(gelu(linear1(norm2(x)))).
/// Tensors as in PyTorch's TransformerEncoderLayer with norm_first. Source: Xiong and others, 2020.
package struct TransformerLayer: Layer {
  package var heads = 1
  /// The units of the dense network; `nil` for four times the features.
  package var hidden: Int?
  package var activation = Activation.gelu
  package var isCausal = false
  package var dropout = 0.0

  package init() {}

  package static let spec = Spec<TransformerLayer>(
    "transformer", "A block of attention and a small network at each step, with residuals.",
    [
      .positional(
        \.heads, "heads", "How many ways of looking, each with a part of the features.",
        rule: .atLeast(1)),
      .option(\.isCausal, "causal", "Whether a step sees only itself and those before it."),
      .option(
        \.hidden, "hidden", "Units of the network at each step; four times the features.",
        placeholder: "N", rule: Rule.atLeast(1).ifPresent),
      .option(\.activation, "activation", "Applied to each of those units."),
      .option(
        \.dropout, "dropout", "Share of what is added that is dropped in training.",
        placeholder: "X", rule: .within(0..<1)),
    ],
    examples: ["layer reshape 2 2", "layer dense 8", "layer transformer 2 causal on"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = try graph.sequence(input)
    let width = graph.shape(of: input).width
    let seen = try graph.attention(
      on: try graph.normalised(input, by: LayerNorm(), "norm1_"), heads: heads,
      isCausal: isCausal, hasBias: true)
    let middle = try added(seen, to: input, in: &graph)
    let wide = try graph.projection(
      of: try graph.normalised(middle, by: LayerNorm(), "norm2_"),
      to: try hiddenUnits(width, graph.layerName), "linear1")
    let curved = try graph.activate(wide, with: activation)
    return try added(
      try graph.projection(of: curved, to: width, "linear2"), to: middle, in: &graph)
  }

  private func hiddenUnits(_ width: Int, _ name: String) throws(Diagnostic) -> Int {
    if let hidden { return hidden }
    let (units, overflow) = width.multipliedReportingOverflow(by: 4)
    guard !overflow else {
      throw Diagnostic(
        "shape.size", "'\(name)' gets more features than can be counted",
        hint: "choose fewer before it")
    }
    return units
  }

  private func added(
    _ value: Graph.Value, to other: Graph.Value, in graph: inout GraphBuilder
  ) throws(Diagnostic) -> Graph.Value {
    let value = dropout > 0 ? try graph.apply(Dropout(rate: dropout), to: [value]) : value
    return try graph.apply(Sum(), to: [other, value])
  }
}
