import Glibc

/// Student's t distribution, for intervals about the mean of a few numbers.
struct StudentT {
  /// Degrees of freedom, at least 1.
  let freedom: Double

  /// The share of the distribution below `t`.
  ///
  /// By the regularised incomplete beta function: P(T ≤ t) = 1 − I_x(ν/2, ½)/2 for t ≥ 0, where
  /// x = ν/(ν + t²). Source: Abramowitz and Stegun, 26.7.1.
  func share(below t: Double) -> Double {
    let tail = Self.incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
    return t >= 0 ? 1 - tail : tail
  }

  /// The number that a share of the distribution lies below; `share` between 0 and 1.
  func quantile(_ share: Double) -> Double {
    guard share != 0.5 else { return 0 }
    guard share > 0.5 else { return -quantile(1 - share) }
    var (lower, upper) = (0.0, 1.0)
    while self.share(below: upper) < share, upper < 1e12 { upper *= 2 }
    for _ in 0..<200 {
      let middle = (lower + upper) / 2
      if middle == lower || middle == upper { break }
      if self.share(below: middle) < share { lower = middle } else { upper = middle }
    }
    return (lower + upper) / 2
  }

  /// I_x(a, b), by its continued fraction.
  /// Source: Press and others, “Numerical Recipes”, 6.4 (the modified Lentz method).
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction is quick on one side of the mean, and I_x(a, b) = 1 − I_1−x(b, a).
    return x < (a + 1) / (a + b + 2) ? series(x, a, b) : 1 - series(1 - x, b, a)
  }

  private static func series(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    return front * fraction(x, a, b) / a
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    let kept = { (value: Double) in abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...500 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return result
  }
}
