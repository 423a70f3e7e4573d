import Network
import Tensors

/// A random network with rows to try it on.
///
/// What hangs on the last bits of its numbers can be judged by nobody: a network that plain arithmetic itself
/// tells so of, and one that has nothing to learn, is drawn anew.
struct RandomTrial {
  static let rows = 5
  /// What random operations would draw from; in training, plain arithmetic takes a batch's own statistics.
  static let noise = RandomStream(key: 9)

  let drawn: RandomNetworks.Drawn
  let network: Network
  let inputs: [Float]
  let samples: Samples
  /// How many were drawn before it.
  private(set) var refused = 0
  /// A rate of gradient descent that is small enough for the slope to stay the same along the step.
  private(set) var rate = 0.0

  static let count = 200
  /// For steps, without what is drawn anew at each; and with all that the catalogs hold.
  static let steady = (0..<count).map { try? make($0, isSteady: true) }
  static let varied = (0..<count).map { try? make($0, isSteady: false) }

  private static func make(_ number: Int, isSteady: Bool) throws -> RandomTrial {
    var random = RandomNetworks(number, isSteady: isSteady)
    var refused = 0
    while true {
      var trial = try RandomTrial(&random)
      trial.refused = refused
      if trial.normalisesWhatDiffers, trial.isWellConditioned(&random),
        !isSteady || trial.findRate()
      {
        return trial
      }
      refused += 1
    }
  }

  private init(_ random: inout RandomNetworks) throws {
    drawn = random.network()
    network = try RandomNetworks.build(drawn.lines, target: drawn.target)
    inputs = Self.inputs(drawn.input, &random)
    samples = Samples(
      inputShape: drawn.input.shape, inputs: .floats(inputs),
      targets: Self.targets(drawn.target, &random))
  }

  private static func inputs(
    _ input: RandomNetworks.Input, _ random: inout RandomNetworks
  ) -> [Float] {
    (0..<rows * input.shape.count).map { place in
      guard let tokens = input.tokens else { return Float(random.number(-1.5, 1.5)) }
      // The first token of a row is no padding, which is token 0.
      return Float(random.draw((place.isMultiple(of: input.shape.count) ? 1 : 0)...tokens - 1))
    }
  }

  private static func targets(
    _ target: Target, _ random: inout RandomNetworks
  ) -> Samples.Targets {
    switch target {
    case .classes(let count):
      .classes((0..<rows).map { Int32($0 % count) }, count: count)
    case .tokens(let count, let steps):
      .tokens((0..<rows * steps).map { Int32($0 % count) }, count: count, steps: steps)
    case .numbers(let width):
      .numbers((0..<rows * width).map { _ in Float(random.number(0.1, 1.5)) }, width: width)
    }
  }
}

// MARK: Plain arithmetic

extension RandomTrial {
  typealias Weights = [[Double]]

  static func weights(of network: Network) -> Weights {
    network.tensorNames.map { (network.tensor(named: $0)?.scalars ?? []).map { Double($0) } }
  }

  private var plainTargets: [Double] {
    switch samples.targets {
    case .classes(let classes, _), .tokens(let classes, _, _): classes.map { Double($0) }
    case .numbers(let numbers, _): numbers.map { Double($0) }
    }
  }

  /// The loss in training with some weights, and its gradient for each tensor.
  func plainLoss(_ weights: Weights) -> (loss: Double, gradients: Weights) {
    guard let graph = network.graph else { return (0, []) }
    let found = GraphReference(graph, rows: Self.rows, loss: network.loss, noise: Self.noise)
      .gradients(
        inputs.map { Double($0) }, targets: plainTargets, weights, loss: network.loss)
    return (found.loss, found.parameters)
  }

  /// What the network gives with some weights when it does not train.
  func plainOutputs(_ weights: Weights) -> [Double] {
    guard let graph = network.graph else { return [] }
    return GraphReference(graph, rows: Self.rows).outputs(inputs.map { Double($0) }, weights)
  }

  // MARK: What can be judged

  /// Whether no normalisation is of numbers that are all alike: rounding is all that it would find, and
  /// would make it hundreds of times as large.
  private var normalisesWhatDiffers: Bool {
    guard let graph = network.graph else { return false }
    let values = GraphReference(graph, rows: Self.rows, loss: network.loss, noise: Self.noise)
      .values(inputs.map { Double($0) }, Self.weights(of: network))
    return graph.nodes.allSatisfy { node in
      guard let input = node.inputs.first, !values[input].isEmpty else { return true }
      let shape = graph.shapes[input]
      let channels = shape.extents.last ?? 1
      switch node.operation {
      case is BatchNorm: return Self.differ(values[input]) { $0 % channels }
      case is LayerNorm: return Self.differ(values[input]) { $0 / shape.width }
      case let norm as GroupNorm:
        return Self.differ(values[input]) {
          $0 / shape.count * norm.groups + $0 % channels * norm.groups / channels
        }
      default: return true
      }
    }
  }

  /// Whether the numbers of each part, told by their places, have some variance.
  private static func differ(_ numbers: [Double], part: (Int) -> Int) -> Bool {
    Dictionary(grouping: numbers.indices, by: part).values.allSatisfy { places in
      let mean = places.reduce(0) { $0 + numbers[$1] } / Double(places.count)
      let squares = places.reduce(0) { $0 + (numbers[$1] - mean) * (numbers[$1] - mean) }
      return squares > 1e-4 * Double(places.count)
    }
  }

  /// Whether weights that differ in the sixth place give what differs in the fifth at most.
  private func isWellConditioned(_ random: inout RandomNetworks) -> Bool {
    let weights = Self.weights(of: network)
    let nudged = weights.map {
      $0.map { $0 + 1e-6 * random.number(-1, 1) * max(abs($0), 0.1) }
    }
    let outputs = plainOutputs(weights)
    let (before, after) = (plainLoss(weights), plainLoss(nudged))
    return Self.distance(outputs, plainOutputs(nudged)) <= 1e-5 * Self.largest(outputs)
      && Self.distance(Array(before.gradients.joined()), Array(after.gradients.joined()))
        <= 1e-4 * Self.largest(Array(before.gradients.joined()))
  }

  static func largest(_ numbers: [Double]) -> Double { numbers.reduce(0) { max($0, abs($1)) } }

  static func distance(_ a: [Double], _ b: [Double]) -> Double { largest(zip(a, b).map(-)) }

  /// Chooses a rate at which a step is short beside 1 and beside the gradient, and long enough for single
  /// precision; `false` where there is none.
  private mutating func findRate() -> Bool {
    let weights = Self.weights(of: network)
    let slopes = plainLoss(weights).gradients
    let norm = slopes.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard norm > 1e-3 else { return false }
    var length = min(5e-4, 5e-3 * norm)
    while length > 1e-5 {
      rate = length / norm
      let moved = zip(weights, slopes).map { zip($0, $1).map { $0 - rate * $1 } }
      let after = plainLoss(moved).gradients
      let kept = zip(slopes.joined(), after.joined()).reduce(0) { $0 + $1.0 * $1.1 } / (norm * norm)
      if abs(kept - 1) <= 0.02 { return true }
      length /= 2
    }
    return false
  }
}

extension RandomTrial: CustomStringConvertible {
  var description: String { "\(drawn.text) for \(drawn.target)" }
}
