import Tensors

/// A metric by name: `accuracy`.
package struct Metric: Hashable, Sendable {
  package var name: String
  package var value: Double

  package init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}

/// One value an epoch.
package struct Series: Hashable, Sendable {
  package var name: String
  package var values: [Double]
}

/// How far a training is.
package struct TrainingProgress: Sendable {
  /// The epoch it is in, from 1, and how many there are to be; `nil` where steps are counted.
  package var epoch: Int
  package var epochs: Int?
  /// Steps made, and how many there are to be.
  package var step: Int
  package var steps: Int
  /// Of the rows of this epoch so far, in the data's own units.
  package var loss: Double
  package var metrics: [Metric]
  /// Since it began.
  package var seconds: Double
  let record: TrainingRecord

  /// One value for each whole epoch so far; made as it is asked for.
  package var history: [Series] { record.history }
}

/// What a training came to.
package struct TrainingResult: Sendable {
  package enum Ending: Hashable, Sendable {
    case finished
    case interrupted
    /// The time given to it was over.
    case timeOver
    /// There was no better validation loss for as many epochs as were to be waited for.
    case patience
    /// The condition that was to end it holds.
    case until
    /// The loss, or a gradient, was not finite at this epoch and step, from 1; the last weights that gave a finite
    /// one are back.
    case notFinite(epoch: Int, step: Int)
  }

  package var ending: Ending
  /// Whole epochs, and steps.
  package var epochs: Int
  package var steps: Int
  package var seconds: Double
  /// The length of the last step, as its schedule made it.
  package var rate = 0.0
  /// Rows trained on.
  package var samples: Int
  /// Of the last epoch's rows as they were trained on, in the data's own units.
  package var loss: Double
  package var metrics: [Metric]
  /// Of the validation rows after the last whole epoch, or after the one whose weights are back.
  package var validation: Evaluation?
  /// One value an epoch: `loss`, the metrics, and both of the validation rows with `val_` before.
  package var history: [Series]
  /// Where numbers stopped being finite, if they did.
  package var divergence: Divergence?
  /// The epoch of this training, from 1, that had the best validation loss, and that loss, where it
  /// was watched; its weights are the network's.
  package var best: (epoch: Int, loss: Double)?
  /// What finishes it; `nil` where it is over.
  package var suspended: SuspendedTraining?
  /// What finds the step made last again; `nil` where none was.
  package var lastStep: LastStep?

  package var samplesPerSecond: Double { seconds > 0 ? Double(samples) / seconds : 0 }
}

/// The loss and metrics of some rows.
package struct Evaluation: Hashable, Sendable {
  package var rows: Int
  /// In the data's own units.
  package var loss: Double
  package var metrics: [Metric]
}

extension Evaluation {
  /// The means over the rows of a tally.
  init(_ tally: Tally, target: Target) {
    let rows = Double(tally.rows)
    self.init(
      rows: tally.rows / target.steps, loss: tally.meanLoss,
      metrics: target.classCount == nil ? [] : [Metric("accuracy", Double(tally.hits) / rows)])
  }
}
