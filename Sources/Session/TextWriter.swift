import Datasets
import Diagnostics
import Glibc
import Network
import Tensors

/// A text that grows by what a network says is likely to follow.
struct TextWriter {
  private(set) var text: String
  private let oracle: Oracle
  private let names: [String]
  /// How many characters the network sees.
  private let steps: Int
  private var tokens: [Int]

  init(_ oracle: Oracle, beginning seed: String) throws(Diagnostic) {
    guard case .stream(let names, let steps) = oracle.preparation.features,
      case .tokens = oracle.preparation.target
    else {
      throw Diagnostic(
        "generate.data", "the network in use did not learn from a text",
        hint: "load one: data \"book.txt\" sequence 64")
    }
    (self.oracle, self.names, self.steps, text) = (oracle, names, steps, seed)
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() { places[name] = place }
    tokens = []
    for scalar in seed.unicodeScalars {
      guard let place = places[String(scalar)] else {
        throw Diagnostic(
          "generate.character", "the text that was learnt has no '\(String(scalar).escaped)'",
          argument: "text", hint: "begin with characters that it has")
      }
      tokens.append(place)
    }
    if tokens.isEmpty { tokens = [places["\n"] ?? 0] }
  }

  /// Adds a character.
  mutating func goOn(
    temperature: Double, top: Int?, _ stream: inout RandomStream
  ) throws(Diagnostic) {
    let seen = tokens.suffix(steps)
    // What stands behind the last character is not read by what looks back alone.
    let inputs = seen.map { Float($0) } + [Float](repeating: 0, count: steps - seen.count)
    let outputs = try oracle.outputs(for: inputs, count: 1)
    let start = (seen.count - 1) * names.count
    guard outputs.count == steps * names.count else {
      throw Diagnostic(
        "generate.steps", "the network gives no character at each step",
        hint: "end it with a sequence: 'layer lstm 64 sequence on', 'layer dense out'")
    }
    let shares = outputs[start..<start + names.count].map { Double($0) }
    let next = Self.draw(shares, temperature: temperature, top: top, &stream)
    tokens.append(next)
    text += names[next]
  }

  /// Draws a place by its share to the power of 1 ÷ temperature, from the `top` largest.
  static func draw(
    _ shares: [Double], temperature: Double, top: Int?, _ stream: inout RandomStream
  ) -> Int {
    let order = shares.indices.sorted {
      shares[$0] == shares[$1] ? $0 < $1 : shares[$0] > shares[$1]
    }
    let draw = stream.uniform(0, 1)
    guard temperature > 0, let first = order.first, shares[first] > 0 else { return order[0] }
    let likely = order.prefix(top ?? order.count)
    let weights = likely.map { exp(log(shares[$0] / shares[first]) / temperature) }
    var left = draw * weights.reduce(0, +)
    for (place, weight) in zip(likely, weights) {
      left -= weight
      if left < 0 { return place }
    }
    return first
  }
}
