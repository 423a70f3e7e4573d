import Tensors

/// All that a step changes: enough to go on from, or back to.
struct TrainingState: Sendable {
  var parameters: FloatBuffer
  /// What the optimizer and the schedule keep.
  var optimizer: OptimizerState
  var schedule: ScheduleState
  var shuffle: RandomStream
  /// Where the order of this epoch's rows was drawn from: the stream is all there is to remember.
  var orderedFrom: RandomStream

  /// The state a network stands in; `rate` is that of its first step.
  init(_ network: Network, optimizer: any Optimizer, rate: Double, streams: RandomStreams) {
    parameters = network.parameters
    self.optimizer = network.optimizerState.ready(
      for: optimizer, layout: network.layout, rate: rate)
    schedule = ScheduleState()
    shuffle = streams[.shuffle]
    orderedFrom = shuffle
  }

  /// A state in memory of its own.
  init(copying other: TrainingState) {
    self = other
    parameters.separate()
    optimizer.separate()
  }

  /// Takes over another state, in the memory it has.
  mutating func update(from other: TrainingState) {
    parameters.update(from: other.parameters)
    optimizer.update(from: other.optimizer)
    schedule = other.schedule
    (shuffle, orderedFrom) = (other.shuffle, other.orderedFrom)
  }
}
