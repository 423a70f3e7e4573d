import Tensors

/// The update of large weights on the way: each block of them right after its gradient, while both are
/// in the cache. All lanes read it at once.
package final class BlockUpdate {
  private let optimizer: any Optimizer
  private let site: UpdateSite
  /// The weights by where they begin, with the optimizer's steps that each missed.
  private let weights: [(offset: Int, missed: Int)]
  private var step = 0
  private var rate = 0.0

  /// - Parameter site: where the optimizer works; its ranges are not read.
  init(_ optimizer: any Optimizer, _ site: UpdateSite, weights: [(offset: Int, missed: Int)]) {
    self.optimizer = optimizer
    self.site = site
    self.weights = weights
  }

  /// Whether an optimizer can be asked for one block after another: it keeps nothing besides what it
  /// keeps of each weight.
  static func suits(_ optimizer: any Optimizer) -> Bool {
    optimizer.firstNumbers.isEmpty && !optimizer.needsAllRows
  }

  /// The updates from here on are the optimizer's step of this number, from 1.
  func begin(step: Int, rate: Double) {
    self.step = step
    self.rate = rate
  }

  /// Updates a lane's part of a weight; `false` where it is not one of those.
  func apply(_ blocks: borrowing GradientBlocks) -> Bool {
    guard let weight = weights.first(where: { $0.offset == blocks.slot.offset }) else {
      return false
    }
    var own = site
    own.step = step - weight.missed
    own.lane = blocks.lane
    var numbers: [Double] = []
    withUnsafePointer(to: blocks) {
      own.blocks = $0
      optimizer.update(own, numbers: &numbers, rate: rate)
    }
    return true
  }
}
