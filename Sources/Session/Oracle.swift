import Datasets
import Diagnostics
import Network
import OrderedCollections
import Reports
import Tensors

/// A network with its data preparation, asked about raw values.
struct Oracle {
  let network: Network
  let preparation: Preparation
  private let threads: Threads
  private let plans: PlanCache

  /// The network in use. One that was never trained takes the preparation of the data in use.
  init(_ interpreter: Interpreter) throws(Diagnostic) {
    let model = try interpreter.modelInUse()
    network = model.network
    if let learnt = model.preparation {
      preparation = learnt
    } else {
      preparation = Preparation(
        learningFrom: try interpreter.dataInUse(), standardisingTargets: network.loss.hasUnits)
    }
    threads = interpreter.draft.threads
    plans = interpreter.plans
  }

  func inputs(for values: [RawValue]) throws(Diagnostic) -> PreparedRow {
    try preparation.row(values)
  }

  func inputs(ofPicture path: String) throws(Diagnostic) -> PreparedRow {
    try preparation.row(ofPicture: path)
  }

  /// What the network makes of rows of inputs.
  func predictions(for inputs: [Float], count: Int) throws(Diagnostic) -> [Prediction] {
    let outputs = try outputs(for: inputs, count: count)
    let width = count == 0 ? 0 : outputs.count / count
    return (0..<count).map { row in
      Self.prediction(
        Array(outputs[row * width..<(row + 1) * width]), of: network, preparation)
    }
  }

  /// The outputs for rows of inputs, row after row.
  func outputs(for inputs: [Float], count: Int) throws(Diagnostic) -> [Float] {
    try network.outputs(for: inputs, count: count, threads: threads, plans: plans)
  }

  /// A share for each class, of the outputs of one row.
  func shares(_ outputs: ArraySlice<Float>) -> [Double] {
    Self.shares(outputs, of: network, preparation)
  }

  private static func shares(
    _ outputs: ArraySlice<Float>, of network: Network, _ preparation: Preparation
  ) -> [Double] {
    guard outputs.count == 1, let only = outputs.first, preparation.classNames.count == 2 else {
      return outputs.map { Double($0) }
    }
    return [2 * Double(network.loss.boundary) - Double(only), Double(only)]
  }

  /// The class that has the largest share, the first of several.
  static func best(_ shares: [Double]) -> Int {
    shares.indices.max { shares[$0] < shares[$1] } ?? 0
  }

  /// What one row of outputs means.
  static func prediction(
    _ outputs: [Float], of network: Network, _ preparation: Preparation
  ) -> Prediction {
    let classes = preparation.classNames
    guard !classes.isEmpty else {
      let numbers = preparation.ownUnits(outputs)
      return .numbers(Array(zip(preparation.targetNames, numbers)))
    }
    let shares = shares(outputs[...], of: network, preparation)
    return .classes(
      Array(zip(classes, shares)), best: min(best(shares), classes.count - 1))
  }
}

/// What a network makes of a row: a share for each class, or a number for each target.
enum Prediction {
  case classes([(name: String, share: Double)], best: Int)
  case numbers([(name: String, value: Double)])

  var facts: [Fact] {
    switch self {
    case .classes(let shares, _): shares.map { .ratio($0.name, $0.share) }
    case .numbers(let numbers): numbers.map { .quantity($0.name, $0.value) }
    }
  }

  /// The class with its shares, or the number, as a value of the language.
  var value: Value {
    switch self {
    case .classes(let shares, let best):
      let fields = shares.map { ($0.name, Value.number($0.share)) }
      let probabilities = OrderedDictionary(fields) { first, _ in first }
      return .record(["class": .text(shares[best].name), "probabilities": .record(probabilities)])
    case .numbers(let numbers) where numbers.count == 1: return .number(numbers[0].value)
    case .numbers(let numbers):
      return .record(OrderedDictionary(numbers.map { ($0.name, .number($0.value)) }) { a, _ in a })
    }
  }

  /// The cells of a row in a file: the class and its shares, or the numbers.
  var cells: [String] {
    switch self {
    case .classes(let shares, let best):
      [shares[best].name] + shares.map { Float($0.share).shortText }
    case .numbers(let numbers): numbers.map { Float($0.value).shortText }
    }
  }
}
