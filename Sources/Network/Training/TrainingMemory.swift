import Tensors

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
