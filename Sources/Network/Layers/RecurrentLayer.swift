import Diagnostics
import Specification
import Tensors

/// A layer that goes through a sequence with a state. Tensors as in PyTorch: weight_ih [gates · units,
/// features], weight_hh [gates · units, units], bias_ih and bias_hh, and the same with `_reverse`.
protocol RecurrentLayer: Layer {
  var units: Int { get set }
  var givesSequence: Bool { get set }
  var isBidirectional: Bool { get set }
  var hasBias: Bool { get set }
  var initialiser: Initialiser { get set }
  var cell: RecurrentCell { get }
}

extension RecurrentLayer {
  static var unitsArgument: Argument<Self> {
    .positional(\.units, "units", "How many numbers its state has.", rule: .atLeast(1))
  }

  /// What all of them say besides.
  static var recurrentArguments: [Argument<Self>] {
    [
      .option(
        \.givesSequence, "sequence", "Whether it gives its state at every step, or the last one."),
      .option(
        \.isBidirectional, "bidirectional",
        "Whether a second one goes from the end to the start; both states lie side by side."),
      .option(\.hasBias, "bias", "Whether learnt numbers are added to each sum."),
      .option(
        \.initialiser, "init",
        "What the weights are at first; auto makes those of the state orthogonal."),
    ]
  }

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = try graph.sequence(input)
    let forward = try direction(in: &graph, on: input, isReversed: false)
    guard isBidirectional else { return forward }
    let backward = try direction(in: &graph, on: input, isReversed: true)
    return try graph.apply(Concatenation(), to: [forward, backward])
  }

  private func direction(
    in graph: inout GraphBuilder, on input: Graph.Value, isReversed: Bool
  ) throws(Diagnostic) -> Graph.Value {
    let (sums, overflow) = units.multipliedReportingOverflow(by: cell.gates)
    guard !overflow else {
      throw Diagnostic(
        "shape.size", "'\(graph.layerName)' has more units than can be counted", argument: "units",
        hint: "choose fewer")
    }
    let (ending, features) = (isReversed ? "_reverse" : "", graph.shape(of: input).width)
    let weight = initialiser == .auto ? Initialiser.xavierUniform : initialiser
    let outer = try tensors(
      in: &graph, "ih\(ending)", extents: [sums, features], initialiser: weight)
    let inner = try tensors(
      in: &graph, "hh\(ending)", extents: [sums, units],
      initialiser: initialiser == .auto ? .orthogonal : initialiser)
    let product = try graph.apply(
      MatrixProduct(units: sums, hasBias: hasBias), to: [input], parameters: outer)
    return try graph.apply(
      Recurrence(
        cell: cell, units: units, isReversed: isReversed, givesSequence: givesSequence,
        hasBias: hasBias),
      to: graph.masked(product), parameters: inner)
  }

  private func tensors(
    in graph: inout GraphBuilder, _ name: String, extents: [Int], initialiser: Initialiser
  ) throws(Diagnostic) -> [Int] {
    let fan = Parameter.Fan(inputs: extents[1], outputs: extents[0])
    var places = [
      try about("units") { () throws(Diagnostic) in
        try graph.parameter(
          "weight_\(name)", extents: extents, initialiser: initialiser, fan: fan)
      }
    ]
    if hasBias {
      places.append(
        try graph.parameter("bias_\(name)", extents: [extents[0]], initialiser: .zeros, fan: fan))
    }
    return places
  }
}
