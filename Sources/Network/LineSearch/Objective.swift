import Tensors

/// The loss as a line search asks for it, with places for the gradients of the points it holds.
struct Objective {
  private let site: UpdateSite
  private let loss: LossEvaluation
  private let weightDecay: Double
  private let weights: FlatVector
  private let found: FlatVector
  /// The weights at the beginning of a line.
  private let origin: FlatVector

  init(_ site: UpdateSite, _ loss: LossEvaluation, weightDecay: Double) {
    self.site = site
    self.loss = loss
    self.weightDecay = weightDecay
    weights = FlatVector(site.weights, site.ranges)
    found = FlatVector(site.gradients, site.ranges)
    origin = FlatVector(site.workspace(0), site.ranges)
  }

  /// The gradient of a point.
  func gradient(_ point: LinePoint) -> FlatVector { gradient(at: point.place) }

  private func gradient(at place: Int) -> FlatVector {
    FlatVector(site.workspace(1 + place), site.ranges)
  }

  /// The point at which the weights stand, from the run that was just made there.
  func start() -> LinePoint {
    let loss = self.loss.last() + penalty()
    takeGradient(to: 0)
    return LinePoint(step: 0, loss: loss, slope: 0, place: 0)
  }

  /// Begins a line at a point, where the weights stand.
  func begin(at point: LinePoint) { origin.copy(weights) }

  /// Moves from the line's beginning.
  func move(to step: Double, along direction: FlatVector) {
    weights.combine(1, origin, step, direction)
  }

  /// The point at a step from the line's beginning.
  func evaluate(_ step: Double, along direction: FlatVector, _ place: Int) -> LinePoint {
    move(to: step, along: direction)
    let loss = self.loss.compute() + penalty()
    takeGradient(to: place)
    let slope = gradient(at: place).dot(direction)
    guard loss.isFinite, slope.isFinite else {
      return LinePoint(step: step, loss: .infinity, slope: .nan, place: place)
    }
    return LinePoint(step: step, loss: loss, slope: slope, place: place)
  }

  private func penalty() -> Double {
    weightDecay == 0 ? 0 : 0.5 * weightDecay * weights.dot(weights)
  }

  private func takeGradient(to place: Int) {
    if weightDecay == 0 {
      gradient(at: place).copy(found)
    } else {
      gradient(at: place).combine(1, found, weightDecay, weights)
    }
  }
}
