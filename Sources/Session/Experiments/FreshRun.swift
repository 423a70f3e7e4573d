import Datasets
import Diagnostics
import Network
import OrderedCollections
import Tensors

/// A network trained from new first weights, then evaluated.
struct FreshRun {
  /// The network as it is in use.
  let model: Model
  let training: Train
  /// What is evaluated; the test rows, or the training rows where there are none.
  let part: Part?

  /// Trains on a session's data; the network's weights, and the order of the rows, are of a seed.
  func go(
    _ experiment: Experiment, on data: Dataset, seed: UInt64
  ) throws(Diagnostic) -> (trial: Trial, hasDiverged: Bool)? {
    var session = experiment.session
    session.streams = RandomStreams(seed: seed)
    var network = model.network
    network.restart(streams: &session.streams)
    session.dataset = data
    session.models = [network.name: Model(network: network)]
    session.modelName = network.name
    return try experiment.run(on: session) { (trial) throws(Diagnostic) in
      let ending = try trial.run(training)
      guard case .finished = ending else { return ending }
      return try trial.run(Evaluate(part))
    }
  }
}

extension Evaluate {
  init(_ part: Part?) {
    self.init()
    self.part = part
  }
}
