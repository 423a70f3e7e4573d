import Datasets
import Diagnostics
import Network
import OrderedCollections
import Reports
import Tensors

/// Where a lab runs its statements: on sessions of its own, one a run, each of a seed.
package final class Bench {
  /// How many times each thing is tried.
  let seeds: Int
  private let firstSeed: UInt64
  private let interpreter: Interpreter
  private var progress: ExperimentProgress
  /// The statements of the first run, as an example of all.
  private(set) var example: String?
  /// Runs made so far.
  private(set) var runs = 0

  init(_ interpreter: Interpreter, seeds: Int, seed: UInt64) {
    self.interpreter = interpreter
    self.seeds = seeds
    firstSeed = seed
    progress = ExperimentProgress(unit: "run", total: seeds, of: interpreter)
  }

  /// Says how many runs there will be.
  func expect(runs: Int) {
    progress = ExperimentProgress(unit: "run", total: runs, of: interpreter)
  }

  /// A stream of random numbers of its own, for the seed of a try.
  func stream(_ number: Int) -> RandomStream { RandomStream(seed: seed(number), purpose: .random) }

  private func seed(_ number: Int) -> UInt64 { firstSeed &+ UInt64(number) }

  /// Runs statements on an empty session of the seed of a try, and gives the session as it is then. The run
  /// goes on until the next begins. Throws `.labInterrupted` where Ctrl-C came.
  func run(_ statements: [String], seed number: Int) throws(Diagnostic) -> LabSession {
    try checkInterrupt()
    if runs > 0 { progress.finishRun() }
    let text = statements.joined(separator: "; ")
    if example == nil { example = text }
    let session = Session(seed: seed(number), threads: interpreter.draft.threads)
    let trial = try Trial(on: session, inside: interpreter, progress)
    let lab = LabSession(trial: trial, plans: interpreter.plans)
    try lab.run(text)
    runs += 1
    return lab
  }

  /// To be asked wherever a lab works on for long without running statements.
  func checkInterrupt() throws(Diagnostic) {
    interpreter.checkInterrupt()
    guard interpreter.stop == nil else { throw .labInterrupted }
  }
}

/// A session that a lab works with.
struct LabSession {
  private let trial: Trial
  private let plans: PlanCache

  fileprivate init(trial: Trial, plans: PlanCache) {
    self.trial = trial
    self.plans = plans
  }

  /// Runs further statements. A loss that is not finite ends them, and is for the lab to see.
  func run(_ text: String) throws(Diagnostic) {
    if case .interrupted = try trial.run(text) { throw .labInterrupted }
  }

  /// A number of the network in use, as the language calls it; `nan` where it has none.
  func measure(_ name: String) -> Double { trial.session.model?.measures[name] ?? .nan }

  /// The values of the epochs.
  func history(_ name: String) -> [Double] { trial.session.model?.history[name] ?? [] }

  /// A field of a record that a statement has bound; `nan` where there is none.
  func number(_ name: String, _ field: String) -> Double {
    guard case .record(let fields)? = trial.session.variables[name] else { return .nan }
    return fields[field]?.number ?? .nan
  }

  var epochs: Int { trial.session.model?.network.epoch ?? 0 }

  // MARK: The engine

  func network() throws(Diagnostic) -> Network { try trial.interpreter.modelInUse().network }

  var dataset: Dataset? { trial.session.dataset }

  /// A part of the data, prepared for the network.
  func samples(_ part: Part = .train) throws(Diagnostic) -> Samples {
    let data = try trial.interpreter.dataInUse()
    let model = try trial.interpreter.modelInUse()
    let preparation =
      model.preparation
      ?? Preparation(learningFrom: data, standardisingTargets: model.network.loss.hasUnits)
    return try preparation.samples(of: data, part)
  }

  /// What a network gives for rows of inputs, row after row.
  func outputs(_ network: Network, _ inputs: [Float], rows: Int) throws(Diagnostic) -> [Float] {
    try network.outputs(for: inputs, count: rows, threads: trial.session.threads, plans: plans)
  }

  /// What each layer gives for the training rows, row after row, from the first layer on.
  func layerOutputs() throws(Diagnostic) -> [[Float]] {
    let samples = try samples()
    var network = try network()
    var streams = RandomStreams(seed: 0)
    var outputs: [[Float]] = []
    while !network.layers.isEmpty {
      outputs.append(try self.outputs(network, samples.inputs.numbers, rows: samples.rows))
      try network.remove(at: network.layers.count - 1, streams: &streams)
    }
    return outputs.reversed()
  }

  /// The gradient of the loss of the training rows as one batch, by the names of the tensors.
  func gradients() throws(Diagnostic) -> [String: Tensor] {
    let (samples, network) = (try samples(), try network())
    let found = try network.gradients(
      on: samples, rows: [Int32](0..<Int32(samples.rows)),
      noise: RandomStream(seed: 0, purpose: .dropout), threads: trial.session.threads, plans: plans)
    return Dictionary(zip(network.tensorNames, found.gradients)) { first, _ in first }
  }
}

extension [String] {
  /// “a, b and c”.
  var inWords: String {
    guard count > 1, let last else { return first ?? "nothing" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Diagnostic {
  /// Ctrl-C ended a lab.
  static let labInterrupted = Diagnostic("lab.interrupted", "interrupted")
}
