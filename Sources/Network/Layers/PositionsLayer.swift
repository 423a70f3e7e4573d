package import Diagnostics
package import Specification
import Tensors

/// `layer positions`: tells the steps of a sequence apart, for layers that look at all of them alike.
package struct PositionsLayer: Layer {
  package var form = Form.learnt

  package enum Form: String, WordValue {
    case learnt
    case waves

    package var summary: String {
      switch self {
      case .learnt: "a learnt vector for each step"
      case .waves: "sines and cosines of the step, which are not learnt"
      }
    }
  }

  package init() {}

  package static let spec = Spec<PositionsLayer>(
    "positions", "Adds to each step of a sequence what tells its place.",
    [.positional(\.form, "form", "What is added.", required: false)],
    examples: ["layer reshape 2 2", "layer positions", "layer positions waves"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = try graph.sequence(input)
    guard form == .learnt else { return try graph.apply(AddWaves(), to: [input]) }
    let shape = graph.shape(of: input)
    let weight = try graph.parameter(
      "weight", extents: shape.extents, initialiser: .normal(deviation: 0.02),
      fan: Parameter.Fan(inputs: shape.width, outputs: shape.width))
    return try graph.apply(AddPositions(), to: [input], parameters: [weight])
  }
}
