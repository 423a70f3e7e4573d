package import Datasets
package import Diagnostics
import FoundationEssentials
package import Network
package import Tensors

/// A network with all that training and predicting go on from, as one safetensors file: weights
/// under their own names, the optimizer's memory under `optimizer.`, and in the metadata the layers
/// as text of the language, the data preparation with the class names, and the counts and streams.
package struct SavedModel: Sendable {
  package var network: Network
  /// How raw values become inputs; `nil` for a network that saw no data.
  package var preparation: Preparation?
  /// The random streams as they stood.
  package var streams: RandomStreams

  package init(network: Network, preparation: Preparation?, streams: RandomStreams) {
    self.network = network
    self.preparation = preparation
    self.streams = streams
  }

  private static let format = "neurite"
  private static let optimizerPrefix = "optimizer."
  /// More than any training makes, and far from where counting on would overflow.
  private static let mostSteps = 1 << 53

  /// What is neither a tensor nor text of the language.
  private struct State: Codable {
    var epoch: Int
    var step: Int
    var optimizerSteps: Int
    /// What the optimizer keeps beside its tensors, and the schedule; left out where that is nothing.
    var optimizerNumbers: [Double]?
    var schedule: ScheduleState?
    /// Of the optimizer's steps, how many a tensor missed; without those that missed none.
    var missedSteps: [String: Int]?
    var seed: UInt64
    var draws: [String: UInt64]
    var classes: Int?
    var numbers: Int?
    /// How many steps have a class each, where rows are sequences of them.
    var steps: Int?
  }

  // MARK: Writing

  /// The file.
  package var file: Safetensors {
    var tensors: [Safetensors.NamedTensor] = []
    for name in network.tensorNames {
      if let tensor = network.tensor(named: name) { tensors.append(.init(name, tensor)) }
    }
    for (name, tensor) in network.optimizerTensors {
      tensors.append(.init(Self.optimizerPrefix + name, tensor))
    }
    var metadata = [
      "format": Self.format, "version": "1", "name": network.name,
      "network": NetworkText.written(network), "state": Self.json(state),
    ]
    if let preparation { metadata["preparation"] = Self.json(preparation) }
    return Safetensors(metadata: metadata, tensors: tensors)
  }

  private var state: State {
    var state = State(
      epoch: network.epoch, step: network.step, optimizerSteps: network.optimizerState.steps,
      seed: streams.seed, draws: streams.counters)
    let numbers = network.optimizerState.numbers
    if !numbers.isEmpty { state.optimizerNumbers = numbers }
    if network.scheduleState != ScheduleState() { state.schedule = network.scheduleState }
    if !network.missedSteps.isEmpty { state.missedSteps = network.missedSteps }
    switch network.target {
    case .classes(let count): state.classes = count
    case .numbers(let count): state.numbers = count
    case .tokens(let count, let steps): (state.classes, state.steps) = (count, steps)
    case nil: break
    }
    return state
  }

  private static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  // MARK: Reading

  /// Reads what `file` wrote; `name` is how messages call it.
  package init(_ file: Safetensors, name: String) throws(Diagnostic) {
    guard file.metadata["format"] == Self.format, let text = file.metadata["network"] else {
      throw Diagnostic(
        "model.format", "'\(name)' holds tensors, but no network",
        hint: "put its tensors into the network in use: weights \"\(name)\"")
    }
    guard let state: State = Self.decoded(file.metadata["state"]) else {
      throw Self.broken(name, "its state does not parse")
    }
    streams = RandomStreams(seed: state.seed, counters: state.draws)
    var drawn = streams
    network = try NetworkText.network(
      from: text, named: file.metadata["name"] ?? name, target: try Self.target(state, name),
      streams: &drawn)
    if let text = file.metadata["preparation"] {
      guard let preparation: Preparation = Self.decoded(text) else {
        throw Self.broken(name, "its data preparation does not parse")
      }
      try check(preparation, name)
      self.preparation = preparation
    }
    try fill(from: file, state, name)
  }

  /// Refuses a preparation that was learnt for another network.
  private func check(_ preparation: Preparation, _ name: String) throws(Diagnostic) {
    guard preparation.inputShape.count == network.inputShape?.count,
      network.target == nil || preparation.learned == network.target
    else { throw Self.broken(name, "its data preparation does not fit its network") }
  }

  private mutating func fill(
    from file: Safetensors, _ state: State, _ name: String
  ) throws(Diagnostic) {
    var missing = Set(network.tensorNames)
    var memory: [String: Tensor] = [:]
    for named in file.tensors {
      if named.name.hasPrefix(Self.optimizerPrefix) {
        memory[String(named.name.dropFirst(Self.optimizerPrefix.count))] = named.tensor
      } else {
        try network.setTensor(named: named.name, to: named.tensor)
        missing.remove(named.name)
      }
    }
    if !memory.isEmpty {
      let kept = network.optimizer.slots.flatMap { slot in
        network.tensorNames.map { "\(slot).\($0)" }
      }
      missing.formUnion(Set(kept).subtracting(memory.keys).map { Self.optimizerPrefix + $0 })
    }
    if let first = missing.min() { throw Self.broken(name, "tensor '\(first)' is missing") }
    let numbers = state.optimizerNumbers ?? []
    guard memory.isEmpty || numbers.count == network.optimizer.firstNumbers.count else {
      throw Self.broken(name, "numbers of its optimizer are missing")
    }
    try network.restore(
      optimizerTensors: memory, optimizerNumbers: numbers, optimizerSteps: state.optimizerSteps,
      missed: state.missedSteps ?? [:], schedule: state.schedule ?? ScheduleState(),
      epoch: state.epoch, step: state.step)
  }

  private static func target(_ state: State, _ name: String) throws(Diagnostic) -> Target? {
    let counts = [state.classes, state.numbers, state.steps].compactMap { $0 }
    let progress = [state.epoch, state.step, state.optimizerSteps]
    let missed = (state.missedSteps ?? [:]).values
    guard counts.allSatisfy({ (1...1_000_000).contains($0) }),
      progress.allSatisfy({ (0...mostSteps).contains($0) }),
      missed.allSatisfy({ (0...state.optimizerSteps).contains($0) })
    else { throw broken(name, "its counts make no sense") }
    if let steps = state.steps { return state.classes.map { .tokens($0, steps: steps) } }
    return state.classes.map { .classes($0) } ?? state.numbers.map { .numbers($0) }
  }

  private static func decoded<Value: Decodable>(_ text: String?) -> Value? {
    text.flatMap { try? JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
  }

  private static func broken(_ name: String, _ what: String) -> Diagnostic {
    Diagnostic("model.broken", "'\(name)' is not a whole model: \(what)")
  }
}
