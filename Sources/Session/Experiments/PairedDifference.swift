import Reports

/// The difference of two series of numbers that belong together pair by pair, and what it is worth.
struct PairedDifference {
  let first: Spread
  let second: Spread
  /// Of first − second.
  let difference: Spread
  /// Half the width of the 95 % interval about the mean difference.
  let margin: Double

  /// The share of such intervals that hold the true difference.
  static let confidence = 0.95

  /// Of as many numbers on both sides, at least two.
  ///
  /// The interval is that of Student's paired t test: d̄ ± t(0.975, n − 1)·s/√n, for differences that are
  /// about normal.
  init(_ first: [Double], _ second: [Double]) {
    self.first = Spread(first)
    self.second = Spread(second)
    difference = Spread(zip(first, second).map { $0 - $1 })
    let count = Double(difference.values.count)
    let factor =
      count > 1
      ? StudentT(freedom: count - 1).quantile((1 + Self.confidence) / 2) : .infinity
    margin = count > 1 ? factor * difference.deviation / count.squareRoot() : .infinity
  }

  var lower: Double { difference.mean - margin }
  var upper: Double { difference.mean + margin }

  enum Verdict: Equatable {
    case same
    case noise
    case firstIsBetter
    case secondIsBetter
  }

  /// `noise` where the interval holds 0: more seeds could still tell the two apart.
  func verdict(smallerIsBetter: Bool) -> Verdict {
    if difference.values.allSatisfy({ $0 == 0 }) { return .same }
    if lower <= 0 && upper >= 0 { return .noise }
    return (difference.mean < 0) == smallerIsBetter ? .firstIsBetter : .secondIsBetter
  }

  /// `-0.012 (-0.020 to -0.004)`.
  var text: String {
    guard margin.isFinite, !Uncertainty.isRounding(margin, of: difference.mean) else {
      return NumberText.quantity(difference.mean)
    }
    guard margin >= 1e-6, abs(difference.mean) < 1e6 else {
      let texts = [difference.mean, lower, upper].map { NumberText.scientific($0, decimals: 1) }
      return "\(texts[0]) (\(texts[1]) to \(texts[2]))"
    }
    let decimals = Uncertainty.decimals(of: margin)
    let texts = [difference.mean, lower, upper].map { NumberText.fixed($0, decimals: decimals) }
    return "\(texts[0]) (\(texts[1]) to \(texts[2]))"
  }
}
