package import Diagnostics
package import Specification
import Tensors

/// `layer embedding 5000 32`: a learnt vector for each word or character; weight [count, width].
package struct EmbeddingLayer: Layer {
  package var count = Count.ofData
  package var width = 1
  /// Whether token 0 is padding that later layers pass over; `nil` for as the data is.
  package var isMasked: Bool?
  package var initialiser = Initialiser.normal(deviation: 1)

  package init() {}

  package static let spec = Spec<EmbeddingLayer>(
    "embedding", "Gives each token, a whole number from 0, a learnt vector.",
    [
      .positional(
        \.count, "vocabulary", "How many tokens there are, or 'all' for those of the data.",
        placeholder: "VOCABULARY|all"),
      .positional(\.width, "width", "How many numbers each of them gets.", rule: .atLeast(1)),
      .option(
        \.isMasked, "mask",
        "Whether token 0 is padding, which later layers pass over; as in the data."),
      .option(\.initialiser, "init", "What the vectors are at first."),
    ],
    examples: ["layer dense 8 relu6", "layer embedding 7 4", "layer lstm 8"])

  package func build(
    in graph: inout GraphBuilder, on input: Graph.Value
  ) throws(Diagnostic) -> Graph.Value {
    let shape = graph.presentedShape(of: input)
    guard shape.rank == 1 else {
      throw Diagnostic(
        "shape.tokens",
        "'\(graph.layerName)' needs a row of tokens, whole numbers, and gets [\(shape)]",
        hint: "put it first, or 'layer flatten' before it")
    }
    let tokens = input == Graph.input ? graph.tokens : nil
    let count = try resolvedCount(tokens?.count, graph.layerName)
    let weight = try about("width") { () throws(Diagnostic) in
      try graph.parameter(
        "weight", extents: [count, width], initialiser: initialiser.resolved(before: .identity),
        fan: Parameter.Fan(inputs: count, outputs: width))
    }
    let value = try graph.apply(
      Embedding(count: count, width: width), to: [input], parameters: [weight])
    if isMasked ?? tokens?.isPadded ?? false { graph.mask(value, by: input) }
    return value
  }

  private func resolvedCount(_ known: Int?, _ name: String) throws(Diagnostic) -> Int {
    switch count {
    case .number(let count):
      guard let known, known > count else { return count }
      throw Diagnostic(
        "shape.tokens", "'\(name)' knows \(count) tokens, and the data has \(known)",
        argument: "vocabulary", hint: "write 'layer embedding all \(width)'")
    case .ofData:
      guard let known else {
        throw Diagnostic(
          "shape.tokens", "'\(name)' with 'all' needs to know how many tokens there are",
          argument: "vocabulary",
          hint: "load text first, or write their number: 'layer embedding 5000 \(width)'")
      }
      return known
    }
  }

  /// A number of tokens, or as many as the data has.
  package enum Count: Hashable, Sendable {
    case number(Int)
    case ofData
  }
}

extension EmbeddingLayer.Count: ArgumentValue {
  package static var form: ArgumentForm {
    .words([Choice("all", "as many as the data has")], orValue: true)
  }
  package static var placeholder: String { "VOCABULARY|all" }
  package static var noun: String { "a whole number from 1, or all" }

  package init?(_ literal: Literal) {
    if literal.characters == "all" {
      self = .ofData
    } else if let count = Int(literal), count >= 1 {
      self = .number(count)
    } else {
      return nil
    }
  }

  package var written: String {
    switch self {
    case .number(let count): count.written
    case .ofData: "all"
    }
  }
}
