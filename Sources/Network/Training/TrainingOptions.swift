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
  package var threads: Threads

  package init(threads: Threads = .available) {
    self.threads = threads
  }
}
