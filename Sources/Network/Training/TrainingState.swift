import Tensors

/// All that a step changes: enough to go on from, or back to.
struct TrainingState {
  var parameters: FloatBuffer
  /// What the optimizer and the schedule keep.
  var optimizer: OptimizerState
  var schedule: ScheduleState
  var shuffle: RandomStream

  /// The state a network stands in; `rate` is that of its first step.
  init(_ network: Network, optimizer: any Optimizer, rate: Double, streams: RandomStreams) {
    parameters = network.parameters
    self.optimizer = network.optimizerState.ready(
      for: optimizer, layout: network.layout, rate: rate)
    schedule = ScheduleState()
    shuffle = streams[.shuffle]
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
    (schedule, shuffle) = (other.schedule, other.shuffle)
  }
}

/// Memory of fixed places that the steps of a training share.
final class TrainingMemory {
  let rows: [Int32]
  /// The numbers of the rows in the order of this epoch.
  let order: UnsafeMutableBufferPointer<Int32>
  let tally: UnsafeMutablePointer<Tally>
  let noise: UnsafeMutablePointer<RandomStream>

  init(rows: [Int32], noise stream: RandomStream) {
    self.rows = rows
    order = .allocate(capacity: max(rows.count, 1))
    _ = order.update(fromContentsOf: rows)
    tally = .allocate(capacity: 1)
    tally.initialize(to: Tally())
    noise = .allocate(capacity: 1)
    noise.initialize(to: stream)
  }

  deinit {
    order.deallocate()
    tally.deallocate()
    noise.deallocate()
  }
}
