package import Tensors

/// How a network is to be trained.
package struct TrainingOptions: Sendable {
  package enum Length: Hashable, Sendable {
    case epochs(Int)
    case steps(Int)
  }

  package enum BatchSize: Hashable, Sendable {
    case rows(Int)
    /// All rows at once: full-batch gradient descent.
    case all
  }

  package var length = Length.epochs(10)
  package var batch = BatchSize.rows(32)
  /// For this training alone; `nil` for the optimizer's own.
  package var rate: Double?
  package var weightDecay: Double?
  /// The largest norm that all gradients together may have; `nil` for any.
  package var clip: Double?
  /// Ends the training after so many epochs without a better validation loss, and brings the best
  /// weights back; `nil` for never.
  package var patience: Int?
  /// Whether the rows come in a new order each epoch.
  package var shuffle = true
  /// Whether the classes count alike, each row as much as its class is rare.
  package var balance = false
  /// Ends the training after so many seconds.
  package var duration: Double?
  /// Where it ends whatever the clock says, to go as it went once; `nil` for nowhere.
  package var stop: Stop?
  package var threads: Threads

  /// After how many steps a training ends, and as what.
  package struct Stop: Hashable, Sendable {
    package var steps: Int
    package var ending: TrainingResult.Ending

    package init(steps: Int, as ending: TrainingResult.Ending) {
      self.steps = steps
      self.ending = ending
    }
  }

  package init(threads: Threads = .available) {
    self.threads = threads
  }
}
