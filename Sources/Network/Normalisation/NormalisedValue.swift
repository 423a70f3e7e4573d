import Diagnostics
import Tensors

extension GraphBuilder {
  /// The value normalised, with a weight that begins at 1 and a bias that begins at 0; `name` stands
  /// before theirs.
  mutating func normalised(
    _ value: Graph.Value, by operation: any Operation, _ name: String = ""
  ) throws(Diagnostic) -> Graph.Value {
    let shape = operation.parameterShapes([shape(of: value)])[0]
    let fan = Parameter.Fan(inputs: shape.count, outputs: shape.count)
    let weight = try parameter(
      "\(name)weight", extents: shape.extents, initialiser: .constant(1), fan: fan)
    let bias = try parameter("\(name)bias", extents: shape.extents, initialiser: .zeros, fan: fan)
    return try apply(operation, to: [value], parameters: [weight, bias])
  }
}
