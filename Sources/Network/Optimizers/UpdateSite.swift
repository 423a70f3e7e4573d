package import Tensors

/// Where an optimizer works: the parameters of a network in one run, or some ranges of them.
///
/// It is made of plain pointers, so that a step copies it without counting references: who makes one
/// keeps what it points to.
package struct UpdateSite {
  package var weights: UnsafeMutablePointer<Float>
  package var gradients: UnsafeMutablePointer<Float>
  /// What it keeps and works in.
  private let memory: UnsafePointer<UnsafeMutablePointer<Float>>
  private let slotCount: Int
  /// The parameters to update, in order and apart from each other, each beginning at a cache line.
  package var ranges: UnsafeBufferPointer<Range<Int>>
  /// The number of this step, from 1.
  package var step: Int
  /// Which of the threads that share the work this is for.
  package var lane = Lane.alone
  /// The loss and its gradient at the weights as they stand, for optimizers that ask more than once;
  /// `nil` for others.
  package var loss: LossEvaluation? { unmanagedLoss?.takeUnretainedValue() }
  private let unmanagedLoss: Unmanaged<LossEvaluation>?
  /// Gradients that are computed only now, block by block, for this lane's part of one weight; else
  /// they stand in `gradients`.
  var blocks: UnsafePointer<GradientBlocks>?

  package init(
    weights: UnsafeMutablePointer<Float>, gradients: UnsafeMutablePointer<Float>,
    memory: OptimizerMemory, ranges: UnsafeBufferPointer<Range<Int>>, step: Int,
    loss: LossEvaluation?
  ) {
    self.weights = weights
    self.gradients = gradients
    self.memory = UnsafePointer(memory.pointers)
    slotCount = memory.slotCount
    self.ranges = ranges
    self.step = step
    unmanagedLoss = loss.map { .passUnretained($0) }
  }

  /// The weights that are worth a thread of their own.
  static let grain = 16_384

  /// What it keeps under its slots, in their order.
  func slot(_ i: Int) -> UnsafeMutablePointer<Float> { memory[i] }

  /// What it works in, from 0.
  func workspace(_ i: Int) -> UnsafeMutablePointer<Float> {
    memory[slotCount + i]
  }

  /// Whether there is enough to do for more than one thread.
  var isLarge: Bool { unmanagedLoss == nil && ranges.contains { $0.count >= 2 * Self.grain } }

  /// Runs `body` on this lane's part of each range, with where its gradients are.
  func split(_ body: (_ start: Int, _ count: Int, _ gradients: UnsafePointer<Float>) -> Void) {
    if let blocks { return blocks.pointee.forEachRun(body) }
    for range in ranges {
      let part = lane.part(of: range.count, grain: 16)
      let start = range.lowerBound + part.lowerBound
      if !part.isEmpty { body(start, part.count, gradients + start) }
    }
  }
}

/// Where the numbers of an optimizer lie while a training runs.
package final class OptimizerMemory {
  let slotCount: Int
  /// Of the slots, then of the workspace.
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<Float>>
  private var workspace: [FloatBuffer]

  /// Points to `slots`, which must stay where they are and unshared; the workspace is its own.
  init(_ slots: [UnsafeMutablePointer<Float>], workspace count: Int, length: Int) {
    slotCount = slots.count
    workspace = (0..<count).map { _ in FloatBuffer(count: length) }
    pointers = .allocate(capacity: slots.count + count + 1)
    pointers.initialize(from: slots, count: slots.count)
    for i in workspace.indices {
      (pointers + slots.count + i).initialize(to: workspace[i].mutablePointer)
    }
  }

  deinit { pointers.deallocate() }
}
