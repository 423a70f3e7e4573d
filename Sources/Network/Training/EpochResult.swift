package import Diagnostics
package import Tensors

/// What an epoch came to, for a condition that may end the training.
package struct EpochResult: Sendable {
  /// Whole epochs and steps that the network was trained, those before this training among them.
  package var epoch: Int
  package var step: Int
  /// Of the epoch's rows as they were trained on, in the data's own units.
  package var loss: Double
  package var metrics: [Metric]
  package var validation: Evaluation?
  /// Since the training began.
  package var seconds: Double

  /// A result that no training gave, to try a condition on: odd numbers, so that little is divided by
  /// zero.
  package static func trial(
    after network: Network, target: Target, watches: Bool
  ) -> EpochResult {
    let metrics = target.classCount == nil ? [] : [Metric("accuracy", 0.707)]
    return EpochResult(
      epoch: network.epoch + 1, step: network.step + 1, loss: 0.618, metrics: metrics,
      validation: watches ? Evaluation(rows: 1, loss: 0.577, metrics: metrics) : nil,
      seconds: 0.01)
  }
}

/// What may end a training between two epochs.
package protocol EpochCondition {
  /// Whether that was the last epoch; what it throws ends the training as an error.
  func holds(after epoch: EpochResult) throws(Diagnostic) -> Bool
}
