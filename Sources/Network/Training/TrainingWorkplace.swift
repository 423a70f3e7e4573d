import Tensors

/// Where the plans and the optimizer of a training work, step after step.
struct TrainingWorkplace {
  private(set) var memory: Memory
  /// Of all weights that are learnt.
  private let updates: [WeightUpdate]
  /// Of those that are not updated on the way.
  private let otherUpdates: [WeightUpdate]
  private let onTheWay: BlockUpdate?
  /// What the optimizer's sites point to.
  private let kept: (memory: OptimizerMemory, loss: LossEvaluation?)
  private var step = 0
  private var rate = 0.0

  /// - Parameters:
  ///   - kept: what the optimizer keeps and works in, and the loss for those that ask more than once.
  ///   - blockwise: weights that may be updated as soon as their gradients are there.
  init(
    _ optimizer: any Optimizer, weights: UnsafeMutablePointer<Float>, _ memory: Memory,
    keeping kept: (memory: OptimizerMemory, loss: LossEvaluation?), runs: [LearntRun],
    blockwise: [Range<Int>]
  ) {
    self.memory = memory
    self.kept = kept
    let site = UpdateSite(
      weights: weights, gradients: memory.gradients, memory: kept.memory,
      ranges: UnsafeBufferPointer(start: nil, count: 0), step: 0, loss: kept.loss)
    updates = Self.updates(optimizer, site, runs)
    guard BlockUpdate.suits(optimizer), !blockwise.isEmpty else {
      (otherUpdates, onTheWay) = ([], nil)
      return
    }
    otherUpdates = Self.updates(optimizer, site, runs.flatMap { $0.without(blockwise) })
    onTheWay = BlockUpdate(
      optimizer, site,
      weights: blockwise.compactMap { weight in
        runs.first { $0.range.contains(weight.lowerBound) }
          .map { (weight.lowerBound, $0.missed) }
      })
  }

  /// One for each run; one for all where the optimizer looks at the whole.
  private static func updates(
    _ optimizer: any Optimizer, _ site: UpdateSite, _ runs: [LearntRun]
  ) -> [WeightUpdate] {
    optimizer.needsAllRows
      ? [WeightUpdate(optimizer, site, of: runs.map(\.range), missed: runs.first?.missed ?? 0)]
      : runs.map { WeightUpdate(optimizer, site, of: [$0.range], missed: $0.missed) }
  }

  /// Makes ready for the optimizer's step of this number, from 1; with `onTheWay`, large weights are
  /// updated while the plan runs.
  mutating func begin(step: Int, rate: Double, onTheWay isWanted: Bool) {
    self.step = step
    self.rate = rate
    guard onTheWay != nil else { return }
    onTheWay?.begin(step: step, rate: rate)
    memory.update = isWanted ? onTheWay : nil
  }

  /// Updates what the plan has not.
  func update(numbers: inout [Double]) {
    for update in memory.updatesOnTheWay ? otherUpdates : updates {
      update.make(step: step, rate: rate, numbers: &numbers, team: memory.team)
    }
  }
}
