package import Diagnostics
package import Specification

/// `layer input 4`: says what a row looks like, where no data has said it.
package struct InputLayer: Layer {
  package var extents: [Int] = []

  package init() {}

  package static let spec = Spec<InputLayer>(
    "input", "Declares the shape of a row of inputs, where no data is loaded.",
    [
      .rest(
        \.extents, "size", "Extents of a row: a count, or channels height width.", rule: .atLeast(1)
      )
    ],
    examples: ["layer input 4"])

  package var declaredInput: [Int]? { extents }

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    input
  }
}
