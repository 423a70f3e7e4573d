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
    case .linear where lower == upper && isTight:
      (self.lower, self.upper) = (lower, upper)
      ticks = [Tick(value: lower, label: NumberText.short(lower))]
    case .linear:
      // A single value stands in the middle of an axis as long as it is large.
      let margin = lower < upper ? 0 : axis.isWhole ? 1 : max(abs(lower) / 2, 0.5)
      let lower = max(lower - margin, -.greatestFiniteMagnitude)
      let upper = min(upper + margin, .greatestFiniteMagnitude)
      let step = Self.step(for: upper - lower, near: lower, count: count, isWhole: axis.isWhole)
      let (first, last) =
        isTight
        ? Self.divisions(of: step, from: lower, to: upper)
        : ((lower / step).rounded(.down), (upper / step).rounded(.up))
      self.lower = isTight ? lower : first * step
      self.upper = isTight ? upper : max(last, first + 1) * step
      var ticks = Self.multiples(of: step, from: first, to: isTight ? last : max(last, first + 1))
      if isTight, axis.isWhole, (first * step - lower) > 0.3 * step {
        ticks.insert(Tick(value: lower, label: NumberText.fixed(lower, decimals: 0)), at: 0)
      }
      self.ticks = ticks
    case .logarithmic:
      self.lower = lower < upper ? lower : max(lower / 2, .leastNonzeroMagnitude)
      self.upper = lower < upper ? upper : min(upper * 2, .greatestFiniteMagnitude)
      let powers = Self.powers(from: self.lower, to: self.upper, count: count)
      ticks = axis.zero.map { Self.ticks(powers, withZeroAt: $0) } ?? powers
    }
  }

  /// Where a value lies between the ends, 0…1.
  func position(of value: Double) -> Double {
    guard upper > lower else { return 0.5 }
    switch scale {
    case .linear:
      let range = upper - lower
      return range.isFinite
        ? (value - lower) / range : (value / 2 - lower / 2) / (upper / 2 - lower / 2)
    case .logarithmic:
      let ratio = upper / lower
      return ratio.isFinite
        ? log10(value / lower) / log10(ratio)
        : (log10(value) - log10(lower)) / (log10(upper) - log10(lower))
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
    guard decimals > 5 || abs(value) >= 1e7 else {
      return NumberText.fixed(value, decimals: decimals)
    }
    // As many digits as it takes to tell it from the next division.
    let digits = floor(log10(abs(value)) + 1e-9) - floor(log10(step) + 1e-9)
    return NumberText.scientific(value, decimals: Int(min(max(digits, 1), 15)))
  }

  /// Powers of ten, thinned where there are many; 1, 2 and 5 times them where there are few, and round
  /// values where even those are too far apart.
  private static func powers(from lower: Double, to upper: Double, count: Int) -> [Tick] {
    let whole = ticks([1], from: lower, to: upper, count: count)
    guard whole.count <= 2 else { return whole }
    let parts = ticks([1, 2, 5], from: lower, to: upper, count: count)
    guard parts.count < 2 else { return parts }
    // Between two of them round values divide, as on a linear axis.
    let step = step(for: upper - lower, near: lower, count: count, isWhole: false)
    let (first, last) = divisions(of: step, from: lower, to: upper)
    return multiples(of: step, from: first, to: last)
  }

  /// The first and the last multiple of a step that do not lie outside, in steps. An end that misses
  /// a multiple by a rounding has it, as 2.3 has the 46th of 0.05.
  private static func divisions(
    of step: Double, from lower: Double, to upper: Double
  ) -> (first: Double, last: Double) {
    ((lower / step - 1e-6).rounded(.up), (upper / step + 1e-6).rounded(.down))
  }

  private static func ticks(
    _ factors: [Double], from lower: Double, to upper: Double, count: Int
  ) -> [Tick] {
    let first = Int(floor(log10(lower)))
    let last = Int(ceil(log10(upper)))
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

  /// What lies between 0 and the other values has no division.
  private static func ticks(_ ticks: [Tick], withZeroAt zero: Double) -> [Tick] {
    [Tick(value: zero, label: "0")] + ticks.filter { $0.value > zero * 1.000_001 }
  }

  private static func powerLabel(_ value: Double, _ factor: Double, _ exponent: Int) -> String {
    (-4...6).contains(exponent)
      ? NumberText.fixed(value, decimals: max(0, -exponent)) : "\(Int(factor))e\(exponent)"
  }
}

extension Double {
  /// The power of ten that is next below a positive value, or the value where it is one.
  var powerOfTenBelow: Double { pow(10, floor(log10(self) + 1e-9)) }
}
