import Diagnostics
package import Tensors

/// A training that ended before its time, with all that is needed to go on as if it had not.
///
/// Weights share their memory with those of the network until one of the two changes.
package struct SuspendedTraining: Sendable {
  package var options: TrainingOptions
  /// The numbers of the rows it trains on, and of those it watches.
  let rows: [Int32]
  let validation: [Int32]
  let moment: TrainingMoment
  let record: TrainingRecord
  let stopping: EarlyStopping?
  let seconds: Double
  /// The epochs and steps of the network when it began.
  let origin: TrainingOrigin

  /// Every buffer of weights that it keeps, shared or its own.
  package var buffers: [FloatBuffer] {
    [moment.state.parameters] + moment.state.optimizer.slots + [stopping?.weights].compactMap { $0 }
  }

  /// Where the streams stood when it ended.
  package var streams: (shuffle: RandomStream, dropout: RandomStream) {
    (moment.state.shuffle, moment.noise)
  }

  /// Whether it can go on with a network.
  func check(_ network: Network) throws(Diagnostic) {
    guard network.layout.count == moment.state.parameters.count,
      network.optimizer.slots.count == moment.state.optimizer.slots.count
    else {
      throw Diagnostic(
        "resume.changed", "the network has changed since its training was interrupted",
        hint: "go on with train")
    }
  }
}

/// A moment between two steps: all that the steps after it follow from.
struct TrainingMoment: Sendable {
  var state: TrainingState
  /// Where dropout draws from.
  var noise: RandomStream
  /// Of the epoch that is going on.
  var tally: Tally
  var counts: TrainingRecord.Counts
}

/// The epochs and steps a network was trained before.
struct TrainingOrigin: Sendable {
  let epoch: Int
  let step: Int
}
