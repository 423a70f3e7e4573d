import Tensors

/// All that a step changes: enough to go on from, or back to.
struct TrainingState {
  var parameters: FloatBuffer
  /// What the optimizer keeps.
  var slots: [FloatBuffer]
  var optimizerSteps: Int
  var shuffle: RandomStream

  /// The state a network stands in.
  init(_ network: Network, optimizer: any Optimizer, streams: RandomStreams) {
    parameters = network.parameters
    slots = network.optimizerState.slots
    if slots.count != optimizer.slots.count {
      slots = optimizer.slots.map { _ in FloatBuffer(count: network.layout.count) }
    }
    optimizerSteps = network.optimizerState.steps
    shuffle = streams[.shuffle]
  }

  /// A state in memory of its own.
  init(copying other: TrainingState) {
    self = other
    parameters.separate()
    for i in slots.indices { slots[i].separate() }
  }

  /// Takes over another state, in the memory it has.
  mutating func update(from other: TrainingState) {
    parameters.update(from: other.parameters)
    for i in slots.indices { slots[i].update(from: other.slots[i]) }
    (optimizerSteps, shuffle) = (other.optimizerSteps, other.shuffle)
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
