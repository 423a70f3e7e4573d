import Datasets
import Diagnostics
import Network
import Tensors

/// Some training rows, prepared for the network in use.
struct TrainingSample {
  private let network: Network
  private let samples: Samples

  init(_ interpreter: Interpreter, limit: Int) throws(Diagnostic) {
    let oracle = try Oracle(interpreter)
    let dataset = try interpreter.dataInUse()
    let rows = try PlottedRows(.train, of: dataset, limit: limit).rows
    network = oracle.network
    samples = try oracle.preparation.samples(
      of: dataset, rows: rows, isInterrupted: interpreter.host.isInterrupted)
    try network.check(against: samples)
  }

  var count: Int { samples.rows }

  /// What each layer gives; without layers that compute nothing.
  func activations(
    _ interpreter: Interpreter
  ) throws(Diagnostic) -> [(name: String, numbers: [Float])] {
    var found: [(String, [Float])] = []
    let inputs = samples.inputs.numbers
    for layer in network.layers {
      if interpreter.host.isInterrupted() { throw .evaluationInterrupted }
      let outputs = try network.outputs(
        ofLayer: layer.name, for: inputs, count: samples.rows, threads: interpreter.draft.threads,
        plans: interpreter.plans)
      if !outputs.isEmpty { found.append((layer.name, outputs)) }
    }
    return found
  }

  /// The gradient of the mean loss for each tensor, as one batch; what is random draws from a stream
  /// of its own.
  func gradients(
    _ interpreter: Interpreter
  ) throws(Diagnostic) -> [(name: String, numbers: [Float])] {
    let noise = RandomStream(seed: interpreter.draft.streams.seed, purpose: .dropout)
    let found = try network.gradients(
      on: samples, rows: [Int32](0..<Int32(samples.rows)), noise: noise,
      threads: interpreter.draft.threads, plans: interpreter.plans)
    guard !found.gradients.isEmpty else {
      throw Diagnostic(
        "plot.weights", "the network has no weights",
        hint: "add a layer that has some: 'layer dense out'")
    }
    return Array(zip(network.tensorNames, found.gradients.map(\.scalars)))
  }
}
