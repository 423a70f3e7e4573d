package import Tensors

/// What an optimizer keeps between steps.
package struct OptimizerState: Hashable, Sendable {
  /// A buffer for each of the optimizer's slots, laid out like the parameters.
  package var slots: [FloatBuffer]
  /// What it keeps besides.
  package var numbers: [Double]
  /// Steps made.
  package var steps: Int
  /// For each tensor, how many of the steps it was not there for or frozen in; empty for none. As in
  /// PyTorch, each tensor counts its own steps.
  package var missed: [Int]

  package init(
    slots: [FloatBuffer] = [], numbers: [Double] = [], steps: Int = 0, missed: [Int] = []
  ) {
    self.slots = slots
    self.numbers = numbers
    self.steps = steps
    self.missed = missed
  }

  /// How many of the steps a tensor missed.
  func missed(by place: Int) -> Int { missed.indices.contains(place) ? missed[place] : 0 }

  /// The state if it is one of this optimizer, else that before its first step.
  func ready(
    for optimizer: any Optimizer, layout: ParameterLayout, rate: Double
  ) -> OptimizerState {
    let first = optimizer.firstNumbers
    if slots.count == optimizer.slots.count, numbers.count == first.count { return self }
    return OptimizerState(
      slots: optimizer.slots.map {
        layout.filled(with: optimizer.firstValue(of: $0, rate: rate))
      }, numbers: first, steps: steps, missed: missed)
  }

  /// Takes over another state of the same optimizer, in the memory it has.
  mutating func update(from other: OptimizerState) {
    for i in slots.indices { slots[i].update(from: other.slots[i]) }
    for i in numbers.indices { numbers[i] = other.numbers[i] }
    steps = other.steps
  }

  /// Makes sure that no other value shares its memory.
  mutating func separate() {
    for i in slots.indices { slots[i].separate() }
    // A copy of an array shares its elements until one of the two is written to.
    numbers = numbers.map { $0 }
  }
}

extension ParameterLayout {
  /// A buffer in which each tensor's numbers are `value`, and what lies between them 0.
  func filled(with value: Float) -> FloatBuffer {
    var buffer = FloatBuffer(count: count)
    guard value != 0 else { return buffer }
    for slot in slots { fill(slot, with: value, in: &buffer) }
    return buffer
  }

  func fill(_ slot: Slot, with value: Float, in buffer: inout FloatBuffer) {
    let numbers = [Float](repeating: value, count: slot.shape.count)
    write(Tensor(slot.shape, numbers), to: slot, in: &buffer)
  }
}
