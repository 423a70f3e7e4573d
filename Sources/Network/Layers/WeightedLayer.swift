import Diagnostics
import Specification

/// A layer of units that each have a weight, and mostly a bias.
protocol WeightedLayer: Layer {
  var hasBias: Bool { get set }
  var initialiser: Initialiser { get set }
  /// The share of Σ|w|, and of Σw², that the weights add to the loss of a training.
  var l1: Double { get set }
  var l2: Double { get set }
}

extension WeightedLayer {
  /// What is said of them, for units of some name.
  static func weightArguments(of unit: String) -> [Argument<Self>] {
    [
      .option(\.hasBias, "bias", "Whether a learnt number is added to each \(unit)."),
      .option(\.initialiser, "init", "What the weights are at first."),
      .option(
        \.l1, "l1", "Times the sum of the weights' sizes, added to the loss.",
        placeholder: "X", rule: .atLeast(0)),
      .option(
        \.l2, "l2", "Times the sum of the weights' squares, added to the loss.",
        placeholder: "X", rule: .atLeast(0)),
    ]
  }

  /// Declares the weight, whose first extent counts the units, and the bias; a size that does not fit is
  /// about the argument that counts them.
  func declareTensors(
    in graph: inout GraphBuilder, extents: [Int], fan: Parameter.Fan, before activation: Activation,
    about units: String
  ) throws(Diagnostic) -> [Int] {
    var places = [
      try about(units) { () throws(Diagnostic) in
        try graph.parameter(
          "weight", extents: extents, initialiser: initialiser.resolved(before: activation),
          fan: fan, penalty: Penalty(l1: l1, l2: l2))
      }
    ]
    if hasBias {
      places.append(
        try graph.parameter("bias", extents: [extents[0]], initialiser: .zeros, fan: fan))
    }
    return places
  }
}
