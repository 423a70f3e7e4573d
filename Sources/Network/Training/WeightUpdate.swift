import Tensors

/// The update of some ranges of the weights, step after step: on all lanes where there is enough to do.
final class WeightUpdate: LaneWork {
  private let optimizer: any Optimizer
  private var site: UpdateSite
  /// Of the optimizer's steps, how many these weights missed.
  private let missed: Int
  private let isLarge: Bool
  private var rate = 0.0
  /// What the optimizer keeps besides its slots. Each lane counts it on, and the first one's is kept.
  private var before: [Double] = []
  private var after: [Double] = []

  init(_ optimizer: any Optimizer, _ site: UpdateSite, missed: Int) {
    self.optimizer = optimizer
    self.site = site
    self.missed = missed
    isLarge = site.isLarge
  }

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
