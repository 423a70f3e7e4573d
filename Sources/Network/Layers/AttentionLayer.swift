package import Diagnostics
package import Specification
import Tensors

/// `layer attention 4`: each step of a sequence looks at the others. Tensors as in PyTorch's
/// MultiheadAttention: in_proj_weight [3 · width, width], in_proj_bias, out_proj_weight [width, width],
/// out_proj_bias.
package struct AttentionLayer: Layer {
  package var heads = 1
  package var isCausal = false
  package var hasBias = true

  package init() {}

  package static let spec = Spec<AttentionLayer>(
    "attention", "Lets each step of a sequence look at the others.",
    [
      .positional(
        \.heads, "heads", "How many ways of looking, each with a part of the features.",
        rule: .atLeast(1)),
      .option(\.isCausal, "causal", "Whether a step sees only itself and those before it."),
      .option(\.hasBias, "bias", "Whether a learnt number is added to each projection."),
    ],
    examples: ["layer reshape 2 2", "layer dense 8", "layer attention 2"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    try graph.attention(
      on: try graph.sequence(input), heads: heads, isCausal: isCausal, hasBias: hasBias)
  }
}

extension GraphBuilder {
  /// Queries, keys and values of each step, attention, and a projection of what it gives.
  mutating func attention(
    on input: Graph.Value, heads: Int, isCausal: Bool, hasBias: Bool
  ) throws(Diagnostic) -> Graph.Value {
    let width = shape(of: input).width
    guard width.isMultiple(of: heads) else {
      let fitting = (1...min(heads, max(width, 1))).last { width.isMultiple(of: $0) } ?? 1
      throw Diagnostic(
        "shape.heads", "'\(layerName)' cannot share \(width) features among \(heads) heads",
        argument: "heads",
        hint:
          "take \(fitting) head\(fitting == 1 ? "" : "s"), or 'layer dense \(heads * max(1, width / heads))' before it"
      )
    }
    let packed = try projection(of: input, to: 3 * width, "in_proj", hasBias: hasBias)
    let seen = try apply(Attention(heads: heads, isCausal: isCausal), to: masked(packed))
    return try projection(of: seen, to: width, "out_proj", hasBias: hasBias)
  }

  /// A product with a weight and a bias of these names.
  mutating func projection(
    of input: Graph.Value, to units: Int, _ name: String, hasBias: Bool = true
  ) throws(Diagnostic) -> Graph.Value {
    let inputs = shape(of: input).width
    let fan = Parameter.Fan(inputs: inputs, outputs: units)
    var places = [
      try parameter(
        "\(name)_weight", extents: [units, inputs], initialiser: .xavierUniform, fan: fan)
    ]
    if hasBias {
      places.append(try parameter("\(name)_bias", extents: [units], initialiser: .zeros, fan: fan))
    }
    return try apply(
      MatrixProduct(units: units, hasBias: hasBias), to: [input], parameters: places)
  }
}
