import Tensors

/// One step of L-BFGS: up to 20 iterations of a direction and a search along it, in the order of
/// PyTorch's torch/optim/lbfgs.py.
struct LBFGSIteration {
  var state: LBFGSState
  private let site: UpdateSite
  private let rate: Double
  private let objective: Objective
  private let direction: FlatVector
  private let lastGradient: FlatVector

  init(
    _ site: UpdateSite, _ loss: LossEvaluation, state: LBFGSState, rate: Double,
    weightDecay: Double
  ) {
    self.site = site
    self.state = state
    self.rate = rate
    objective = Objective(site, loss, weightDecay: weightDecay)
    direction = FlatVector(site.slot(0), site.ranges)
    lastGradient = FlatVector(site.slot(1), site.ranges)
  }

  private func gradientChange(_ i: Int) -> FlatVector {
    FlatVector(site.slot(2 + state.place(i)), site.ranges)
  }

  private func step(_ i: Int) -> FlatVector {
    FlatVector(site.slot(2 + LBFGS.history + state.place(i)), site.ranges)
  }

  mutating func run() {
    var point = objective.start()
    guard objective.gradient(point).largest > LBFGS.gradientTolerance else { return }
    var evaluations = 1
    for iteration in 1...LBFGS.iterations {
      let gradient = objective.gradient(point)
      state.iterations += 1
      chooseDirection(gradient)
      lastGradient.copy(gradient)
      state.step = firstLength(gradient)
      point.step = 0
      point.slope = gradient.dot(direction)
      guard point.slope <= -LBFGS.changeTolerance else { return }
      let before = point.loss
      evaluations += search(from: &point, evaluations: LBFGS.evaluations - evaluations)
      if iteration == LBFGS.iterations || evaluations >= LBFGS.evaluations
        || objective.gradient(point).largest <= LBFGS.gradientTolerance
        || direction.largest * abs(state.step) <= LBFGS.changeTolerance
        || abs(point.loss - before) < LBFGS.changeTolerance
      {
        return
      }
    }
  }

  /// Goes to the best point along the direction; how often the loss was computed.
  private mutating func search(from point: inout LinePoint, evaluations: Int) -> Int {
    objective.begin(at: point)
    var search = LineSearch(
      start: point, reach: direction.largest, limit: evaluations,
      tolerance: LBFGS.changeTolerance
    ) { [objective, direction] step, place in
      objective.evaluate(step, along: direction, place)
    }
    point = search.run(first: state.step)
    state.step = point.step
    objective.move(to: point.step, along: direction)
    return search.evaluations
  }

  /// The first length to try.
  private func firstLength(_ gradient: FlatVector) -> Double {
    state.iterations == 1 ? min(1, 1 / gradient.sumOfMagnitudes) * rate : rate
  }

  /// d ← −H·g, by the two loops over the pairs that are kept.
  private mutating func chooseDirection(_ gradient: FlatVector) {
    guard state.iterations > 1 else {
      (state.count, state.oldest, state.scale) = (0, 0, 1)
      return direction.set(-1, gradient)
    }
    remember(gradient)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: LBFGS.history) { shares in
      direction.set(-1, gradient)
      for i in (0..<state.count).reversed() {
        shares[i] = step(i).dot(direction) * state.inverses[state.place(i)]
        direction.add(-shares[i], gradientChange(i))
      }
      direction.set(state.scale, direction)
      for i in 0..<state.count {
        let share = gradientChange(i).dot(direction) * state.inverses[state.place(i)]
        direction.add(shares[i] - share, step(i))
      }
    }
  }

  /// Keeps the last step and the change of the gradient along it, if the loss curves upward there.
  private mutating func remember(_ gradient: FlatVector) {
    let change = lastGradient
    change.combine(1, gradient, -1, lastGradient)
    let curvature = change.dot(direction) * state.step
    guard curvature > 1e-10 else { return }
    let place = state.newPlace()
    let newest = state.count - 1
    gradientChange(newest).copy(change)
    step(newest).set(state.step, direction)
    state.inverses[place] = 1 / curvature
    state.scale = curvature / change.dot(change)
  }
}
