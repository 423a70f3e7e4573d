/// A point on a line: how far it is, the loss there, its slope along the line, and the place where its
/// gradient is kept.
struct LinePoint: Equatable {
  var step: Double
  var loss: Double
  var slope: Double
  var place: Int
}

/// Searches a line for a point that keeps the strong Wolfe conditions: first for a stretch that holds
/// one, then within it. Source: Nocedal and Wright, 2006, algorithms 3.5 and 3.6, in the order of
/// PyTorch's _strong_wolfe.
struct LineSearch {
  /// Places of gradients that are needed at once: of the beginning, of the two ends of a stretch, and
  /// of a new point.
  static let places = 4

  let start: LinePoint
  /// The largest magnitude of the direction.
  let reach: Double
  /// How many points may be tried after the first.
  let limit: Int
  let tolerance: Double
  let evaluate: (_ step: Double, _ place: Int) -> LinePoint
  private(set) var evaluations = 0
  private var tries = 0

  private static let decrease = 1e-4
  private static let curvature = 0.9

  init(
    start: LinePoint, reach: Double, limit: Int, tolerance: Double,
    evaluate: @escaping (_ step: Double, _ place: Int) -> LinePoint
  ) {
    (self.start, self.reach, self.limit, self.tolerance) = (start, reach, limit, tolerance)
    self.evaluate = evaluate
  }

  /// Two points with one between them that is wanted.
  private struct Bracket {
    var ends: (LinePoint, LinePoint)
    /// Whether the second end is the lower one.
    var secondIsLower: Bool

    init(_ first: LinePoint, _ second: LinePoint) {
      ends = (first, second)
      secondIsLower = !(first.loss <= second.loss)
    }

    var low: LinePoint {
      get { secondIsLower ? ends.1 : ends.0 }
      set { if secondIsLower { ends.1 = newValue } else { ends.0 = newValue } }
    }
    var high: LinePoint {
      get { secondIsLower ? ends.0 : ends.1 }
      set { if secondIsLower { ends.0 = newValue } else { ends.1 = newValue } }
    }
    var least: Double { min(ends.0.step, ends.1.step) }
    var most: Double { max(ends.0.step, ends.1.step) }
  }

  /// The best point found; `first` is the step that is tried first.
  mutating func run(first: Double) -> LinePoint {
    var previous = start
    var point = new(first, beside: start, start)
    while tries < limit {
      if isTooHigh(point) || (tries > 1 && point.loss >= previous.loss) {
        return zoom(Bracket(previous, point))
      }
      if isFlat(point) { return point }
      if point.slope >= 0 { return zoom(Bracket(previous, point)) }
      let next = Self.minimum(
        previous, point,
        within: (point.step + 0.01 * (point.step - previous.step), point.step * 10))
      previous = point
      tries += 1
      point = new(next, beside: previous, start)
    }
    return Bracket(start, point).low
  }

  private mutating func zoom(_ first: Bracket) -> LinePoint {
    var bracket = first
    var crept = false
    while tries < limit, (bracket.most - bracket.least) * reach >= tolerance {
      let step = inside(bracket, &crept)
      tries += 1
      let point = new(step, beside: bracket.ends.0, bracket.ends.1)
      if isTooHigh(point) || point.loss >= bracket.low.loss {
        bracket.high = point
        bracket = Bracket(bracket.ends.0, bracket.ends.1)
        continue
      }
      if isFlat(point) { return point }
      if point.slope * (bracket.high.step - bracket.low.step) >= 0 { bracket.high = bracket.low }
      bracket.low = point
    }
    return bracket.low
  }

  /// The next step to try in a stretch: not a second time close to one of its ends.
  private func inside(_ bracket: Bracket, _ crept: inout Bool) -> Double {
    let (least, most) = (bracket.least, bracket.most)
    let step = Self.minimum(bracket.ends.0, bracket.ends.1, within: (least, most))
    let margin = 0.1 * (most - least)
    guard min(most - step, step - least) < margin else {
      crept = false
      return step
    }
    guard crept || step >= most || step <= least else {
      crept = true
      return step
    }
    crept = false
    return abs(step - most) < abs(step - least) ? most - margin : least + margin
  }

  private mutating func new(_ step: Double, beside a: LinePoint, _ b: LinePoint) -> LinePoint {
    evaluations += 1
    let taken = [start.place, a.place, b.place]
    return evaluate(step, (0..<Self.places).first { !taken.contains($0) } ?? 0)
  }

  private func isTooHigh(_ point: LinePoint) -> Bool {
    point.loss > start.loss + Self.decrease * point.step * start.slope
  }

  private func isFlat(_ point: LinePoint) -> Bool {
    abs(point.slope) <= -Self.curvature * start.slope
  }

  /// Where the cubic through two points, with their slopes, is least; the middle where there is no
  /// such place. Source: PyTorch's _cubic_interpolate.
  static func minimum(
    _ a: LinePoint, _ b: LinePoint, within bounds: (Double, Double)
  ) -> Double {
    let middle = (bounds.0 + bounds.1) / 2
    let (left, right) = a.step <= b.step ? (a, b) : (b, a)
    let first = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.step - b.step)
    let square = first * first - a.slope * b.slope
    guard square >= 0, square.isFinite else { return middle }
    let root = square.squareRoot()
    let share = (right.slope + root - first) / (right.slope - left.slope + 2 * root)
    let step = right.step - (right.step - left.step) * share
    return step.isFinite ? min(max(step, bounds.0), bounds.1) : middle
  }
}
