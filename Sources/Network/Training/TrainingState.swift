import Tensors

/// All that a step changes: enough to go on from, or back to.
struct TrainingState: Sendable {
  var parameters: FloatBuffer
  /// What the optimizer keeps.
  var slots: [FloatBuffer]
  var optimizerSteps: Int
  var shuffle: RandomStream
  /// Where the order of this epoch's rows was drawn from: the stream is all there is to remember.
  var orderedFrom: RandomStream

  /// The state a network stands in.
  init(_ network: Network, optimizer: any Optimizer, streams: RandomStreams) {
    parameters = network.parameters
    slots = network.optimizerState.slots
    if slots.count != optimizer.slots.count {
      slots = optimizer.slots.map { _ in FloatBuffer(count: network.layout.count) }
    }
    optimizerSteps = network.optimizerState.steps
    shuffle = streams[.shuffle]
    orderedFrom = shuffle
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
    optimizerSteps = other.optimizerSteps
    (shuffle, orderedFrom) = (other.shuffle, other.orderedFrom)
  }
}
