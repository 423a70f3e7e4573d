import Tensors

/// What one training is asked to do.
struct TrainingTask {
  let samples: Samples
  /// The numbers of the rows to train on, and of those to evaluate on after each epoch.
  let rows: [Int32]
  let validation: [Int32]
  let options: TrainingOptions
  /// What it goes on from; `nil` where it begins.
  var suspended: SuspendedTraining?
}
