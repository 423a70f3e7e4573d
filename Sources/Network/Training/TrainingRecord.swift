import Tensors

/// What a training has come to so far, one value an epoch.
struct TrainingRecord: Sendable {
  let target: Target
  /// How far it is.
  var counts = Counts()
  private var losses: [Double] = []
  private var accuracies: [Double] = []
  private var validations: [Evaluation] = []

  struct Counts: Hashable, Sendable {
    /// Whole epochs, steps, and rows trained on.
    var epochs = 0
    var steps = 0
    var samples = 0
  }

  init(target: Target, expectedEpochs: Int) {
    self.target = target
    losses.reserveCapacity(min(expectedEpochs, 1 << 20))
    if target.classCount != nil { accuracies.reserveCapacity(losses.capacity) }
  }

  /// Keeps the means of an epoch that `counts` has counted.
  mutating func finishEpoch(_ tally: Tally, validation: Evaluation?) {
    losses.append(tally.meanLoss)
    if target.classCount != nil { accuracies.append(Double(tally.hits) / Double(tally.rows)) }
    if let validation { validations.append(validation) }
  }

  /// Whether an epoch has been trained that was not finished: no validation, no means yet.
  var isBehind: Bool { losses.count < counts.epochs }

  /// Forgets the epochs that were not whole by now.
  mutating func forgetLater() {
    losses.removeLast(max(losses.count - counts.epochs, 0))
    accuracies.removeLast(max(accuracies.count - counts.epochs, 0))
    validations.removeLast(max(validations.count - counts.epochs, 0))
  }

  /// What a schedule watches of an epoch, from 1: the validation loss, else that of the training.
  func watched(_ epoch: Int) -> Double {
    guard losses.indices.contains(epoch - 1) else { return .nan }
    return validations.indices.contains(epoch - 1)
      ? validations[epoch - 1].loss : losses[epoch - 1]
  }

  /// What the validation rows gave after an epoch, from 1.
  func validation(after epoch: Int) -> Evaluation? {
    validations.indices.contains(epoch - 1) ? validations[epoch - 1] : nil
  }

  /// The means of the last whole epoch.
  var last: Evaluation {
    Evaluation(rows: 0, loss: losses.last ?? .nan, metrics: metrics(accuracies.last))
  }

  /// The whole, with the loss of the epoch that was going on if it had begun.
  func result(
    _ ending: TrainingResult.Ending, tally: Tally, seconds: Double
  ) -> TrainingResult {
    let last = tally.rows > 0 ? Evaluation(tally, target: target) : last
    return TrainingResult(
      ending: ending, epochs: counts.epochs, steps: counts.steps, seconds: seconds,
      samples: counts.samples,
      loss: last.loss, metrics: last.metrics, validation: validations.last, history: history)
  }

  private func metrics(_ accuracy: Double?) -> [Metric] {
    accuracy.map { [Metric("accuracy", $0)] } ?? []
  }

  var history: [Series] {
    var history = [Series(name: "loss", values: losses)]
    if target.classCount != nil { history.append(Series(name: "accuracy", values: accuracies)) }
    guard let first = validations.first else { return history }
    history.append(Series(name: "val_loss", values: validations.map(\.loss)))
    for i in first.metrics.indices {
      history.append(
        Series(
          name: "val_\(first.metrics[i].name)", values: validations.map { $0.metrics[i].value }))
    }
    return history
  }
}
