import Tensors

/// The update of some ranges of the weights, step after step: on all lanes where there is enough to do.
final class WeightUpdate: LaneWork {
  private let optimizer: any Optimizer
  private var site: UpdateSite
  private let ranges: UnsafeMutableBufferPointer<Range<Int>>
  /// Of the optimizer's steps, how many these weights missed.
  private let missed: Int
  private let isLarge: Bool
  private var rate = 0.0
  /// What the optimizer keeps besides its slots. Each lane counts it on, and the first one's is kept.
  private var before: [Double] = []
  private var after: [Double] = []

  init(_ optimizer: any Optimizer, _ site: UpdateSite, of ranges: [Range<Int>], missed: Int) {
    self.optimizer = optimizer
    self.missed = missed
    self.ranges = .allocate(capacity: ranges.count)
    _ = self.ranges.initialize(fromContentsOf: ranges)
    var site = site
    site.ranges = UnsafeBufferPointer(self.ranges)
    self.site = site
    isLarge = site.isLarge
  }

  deinit { ranges.deallocate() }

  /// Makes the optimizer's step of this number, from 1.
  func make(step: Int, rate: Double, numbers: inout [Double], team: @autoclosure () -> Team?) {
    site.step = step - missed
    guard isLarge, let team = team(), team.count > 1 else {
      return optimizer.update(site, numbers: &numbers, rate: rate)
    }
    self.rate = rate
    before = numbers
    team.run(self)
    numbers = after
  }

  func run(_ lane: Lane) {
    var own = site
    own.lane = lane
    var numbers = before
    optimizer.update(own, numbers: &numbers, rate: rate)
    if lane.index == 0 { after = numbers }
  }
}
