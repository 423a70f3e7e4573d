import Glibc
import Reports

/// The divisions of an axis: round values, and where the axis begins and ends.
struct Ticks {
  /// A division with what is written beside it.
  struct Tick: Equatable {
    let value: Double
    let label: String
  }

  let lower: Double
  let upper: Double
  let scale: Axis.Scale
  let ticks: [Tick]

  /// Divides an axis over finite values from `lower` to `upper` into about `count` parts. A wide
  /// axis begins and ends at a division; a tight one where the values do.
  init(_ axis: Axis, from lower: Double, to upper: Double, count: Int, isTight: Bool = false) {
    scale = axis.scale
    switch axis.scale {
    case .linear:
      let step = Self.step(for: upper - lower, near: lower, count: count, isWhole: axis.isWhole)
      let first = (lower / step).rounded(isTight ? .up : .down)
      let last = (upper / step).rounded(isTight ? .down : .up)
      self.lower = isTight ? lower : first * step
      self.upper = isTight ? upper : max(last, first + 1) * step
      var ticks = Self.multiples(of: step, from: first, to: isTight ? last : max(last, first + 1))
      if isTight, axis.isWhole, (first * step - lower) > 0.3 * step {
        ticks.insert(Tick(value: lower, label: NumberText.fixed(lower, decimals: 0)), at: 0)
      }
      self.ticks = ticks
    case .logarithmic:
      (self.lower, self.upper) = lower < upper ? (lower, upper) : (lower / 2, upper * 2)
      ticks = Self.powers(from: self.lower, to: self.upper, count: count)
    }
  }

  /// Where a value lies between the ends, 0…1.
  func position(of value: Double) -> Double {
    switch scale {
    case .linear: upper > lower ? value / (upper - lower) - lower / (upper - lower) : 0.5
    case .logarithmic: log10(value / lower) / log10(upper / lower)
    }
  }

  /// 1, 2 or 5 times a power of ten, the nearest to an even division.
  private static func step(
    for range: Double, near value: Double, count: Int, isWhole: Bool
  ) -> Double {
    let least = max(abs(value) * 1e-9, isWhole ? 1 : 1e-300)
    let raw = max(range.isFinite ? range / Double(max(count, 1)) : 1e300, least)
    let power = pow(10, floor(log10(raw)))
    let remainder = raw / power
    let factor = remainder < 1.5 ? 1.0 : remainder < 3.2 ? 2 : remainder < 7.1 ? 5 : 10
    return factor * power
  }

  private static func multiples(of step: Double, from first: Double, to last: Double) -> [Tick] {
    guard last >= first, last - first < 100 else { return [] }
    let decimals = max(0, Int(-floor(log10(step) + 1e-9)))
    return (0...Int(last - first)).map { index in
      let value = (first + Double(index)) * step
      return Tick(value: value, label: label(value, decimals: decimals, step: step))
    }
  }

  private static func label(_ value: Double, decimals: Int, step: Double) -> String {
    if value == 0 { return "0" }
    if decimals > 5 || abs(value) >= 1e7 { return NumberText.scientific(value, decimals: 1) }
    return NumberText.fixed(value, decimals: decimals)
  }

  /// Powers of ten, thinned where there are many; 1, 2 and 5 times them where there are few.
  private static func powers(from lower: Double, to upper: Double, count: Int) -> [Tick] {
    let first = Int(floor(log10(lower)))
    let last = Int(ceil(log10(upper)))
    let factors = last - first <= 2 ? [1.0, 2, 5] : [1.0]
    let stride = max(1, (last - first) / max(count, 1))
    var ticks: [Tick] = []
    for exponent in first...last where (exponent - first).isMultiple(of: stride) {
      for factor in factors {
        let value = factor * pow(10, Double(exponent))
        guard value >= lower * 0.999_999, value <= upper * 1.000_001 else { continue }
        ticks.append(Tick(value: value, label: powerLabel(value, factor, exponent)))
      }
    }
    return ticks
  }

  private static func powerLabel(_ value: Double, _ factor: Double, _ exponent: Int) -> String {
    (-4...6).contains(exponent)
      ? NumberText.fixed(value, decimals: max(0, -exponent)) : "\(Int(factor))e\(exponent)"
  }
}
