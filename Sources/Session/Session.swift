package import Datasets
package import Network
package import OrderedCollections
package import Syntax
package import Tensors

/// Everything a statement can change, as a value: statements run on a copy, which takes its place
/// when they succeed.
package struct Session: Sendable {
  package var variables: [String: Value] = [:]
  package var definitions: [String: Definition] = [:]
  /// The data in use.
  package var dataset: Dataset? {
    didSet {
      for name in models.keys { models[name]?.forgetTraining() }
    }
  }
  /// The networks by name, in the order they were made.
  package var models: OrderedDictionary<String, Model> = [:]
  /// The name of the network in use.
  package var modelName = Session.firstModelName
  package var streams: RandomStreams
  /// Threads that training may use.
  package var threads: Threads
  /// The lesson that is open.
  var lesson: OpenLesson?

  package static let firstModelName = "network"

  package init(seed: UInt64 = 0, threads: Threads = .available) {
    streams = RandomStreams(seed: seed)
    self.threads = threads
  }

  /// The same, without what `explain step` needs.
  var withoutLastSteps: Session {
    var copy = self
    for (name, model) in models where model.lastStep != nil { copy.models[name]?.lastStep = nil }
    return copy
  }

  /// The network in use, if one was begun.
  package var model: Model? { models[modelName] }
}

/// A network with what belongs to it: how raw values are prepared for it, and its last results.
package struct Model: Sendable {
  package var network: Network {
    didSet { forgetTraining() }
  }
  /// The `train` that was interrupted, for `resume`; forgotten as soon as the network or the data
  /// changes.
  var interrupted: TrainingRun?
  /// The step that was made last, for `explain step`; forgotten in the same way.
  var lastStep: MadeStep?
  /// Trained since it was saved last.
  var isUnsaved = false
  /// What the last `train` was asked.
  var training: Train?
  /// Learnt on the training rows by the first `train`; raw values go through it.
  package var preparation: Preparation?
  /// The loss and metrics of the last `train` or `evaluate`, and its `seconds`.
  package var measures: OrderedDictionary<String, Double> = [:]

  /// The loss and metrics of each epoch the network was trained, as `plot` draws them.
  package var history: OrderedDictionary<String, [Double]> = [:]

  mutating func forgetTraining() { (interrupted, lastStep) = (nil, nil) }

  /// A step of training and the rows it was made on.
  struct MadeStep: Sendable {
    var step: LastStep
    /// The rows of the data that it trained on and watched.
    let parts: Parts

    /// Those that its samples are of, in order.
    var rows: [Int32] { parts.train + parts.validation }
  }

  package init(network: Network, preparation: Preparation? = nil) {
    self.network = network
    self.preparation = preparation
  }
}
