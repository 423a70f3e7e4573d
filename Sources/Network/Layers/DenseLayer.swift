package import Diagnostics
package import Specification
import Tensors

/// `layer dense 16 relu`: y = f(x · Wᵀ + b), weight [units, inputs]; at each step of a sequence.
package struct DenseLayer: WeightedLayer {
  package var units = Units.asTarget
  /// `nil` where it is left out: what the target needs after `out`, else the identity.
  package var activation: Activation?
  package var hasBias = true
  package var initialiser = Initialiser.auto
  package var l1 = 0.0
  package var l2 = 0.0

  package init() {}

  package static let spec = Spec<DenseLayer>(
    "dense", "Connects every input to every unit.",
    [
      .positional(
        \.units, "units", "Number of outputs, or 'out' for what the target needs.",
        placeholder: "UNITS|out"),
      .positional(\.activation, "activation", "Applied to each output.", required: false),
    ] + weightArguments(of: "output"),
    examples: ["layer dense 16 relu", "layer dense 8 relu l2 0.001", "layer dense out"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let input = graph.isChannelsLast(input) ? try graph.flat(input) : input
    let inputs = graph.shape(of: input).width
    let (units, activation) = try resolved(for: graph)
    let fan = Parameter.Fan(inputs: inputs, outputs: units)
    let parameters = try declareTensors(
      in: &graph, extents: [units, inputs], fan: fan, before: activation, about: "units")
    let product = try graph.apply(
      MatrixProduct(units: units, hasBias: hasBias), to: [input], parameters: parameters)
    return try graph.activate(product, with: activation)
  }

  /// The number of units and the activation, from the target where they are left to it.
  private func resolved(
    for graph: GraphBuilder
  ) throws(Diagnostic) -> (units: Int, activation: Activation) {
    switch units {
    case .count(let count): return (count, activation ?? .identity)
    case .asTarget:
      guard let target = graph.target else {
        throw Diagnostic(
          "target.unknown", "'\(graph.layerName) out' needs to know what is to be learnt",
          hint: "load data first, or write the number of units")
      }
      if let activation, activation == .softmax || activation == .hardmax,
        let classes = target.classCount
      {
        return (classes, activation)
      }
      return (target.outputs, activation ?? .output(for: target))
    }
  }

  /// A number of units, or as many as the target needs.
  package enum Units: Hashable, Sendable {
    case count(Int)
    case asTarget
  }
}

extension DenseLayer.Units: ArgumentValue {
  package static var form: ArgumentForm {
    .words([Choice("out", "as many as the target needs, with its activation")], orValue: true)
  }
  package static var placeholder: String { "UNITS|out" }
  package static var noun: String { "a whole number from 1, or out" }

  package init?(_ literal: Literal) {
    if literal.characters == "out" {
      self = .asTarget
    } else if let count = Int(literal), count >= 1 {
      self = .count(count)
    } else {
      return nil
    }
  }

  package var written: String {
    switch self {
    case .count(let count): count.written
    case .asTarget: "out"
    }
  }
}

extension Activation {
  /// The one that an output layer has for a target: softmax for classes, sigmoid for two, else none.
  static func output(for target: Target) -> Activation {
    switch target {
    case .classes(2): .sigmoid
    case .classes, .tokens: .softmax
    case .numbers: .identity
    }
  }
}
