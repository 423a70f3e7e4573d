package import Diagnostics
package import Specification
package import Tensors

/// `layer input 4`: says what a row looks like, where no data has said it.
package struct InputLayer: Layer {
  package var extents: [Int] = []
  /// How many different tokens its numbers count, and whether 0 is padding; `nil` for plain numbers.
  package var tokens: Int?
  package var isPadded = false

  package init() {}

  package static let spec = Spec<InputLayer>(
    "input", "Declares the shape of a row of inputs, where no data is loaded.",
    [
      .rest(
        \.extents, "size", "Extents of a row: a count, or channels height width.", rule: .atLeast(1)
      ),
      .option(
        \.tokens, "tokens", "How many different whole numbers from 0 there are, for an embedding.",
        placeholder: "N", rule: Rule.atLeast(1).ifPresent),
      .option(\.isPadded, "padded", "Whether token 0 stands behind the end of a row."),
    ],
    examples: ["layer input 4"])

  package var declaredInput: [Int]? { extents }
  package var declaredTokens: InputTokens? {
    tokens.map { InputTokens(count: $0, isPadded: isPadded) }
  }

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    input
  }
}
