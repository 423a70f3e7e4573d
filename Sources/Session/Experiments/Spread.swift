import Glibc
import Reports

/// What several runs measured of one thing: its mean, and how far the runs lie apart.
struct Spread {
  let values: [Double]
  let mean: Double
  /// The sample's standard deviation (n − 1); 0 of one value, and of values that are the same.
  let deviation: Double

  init(_ values: [Double]) {
    self.values = values
    let count = Double(values.count)
    let mean = values.isEmpty ? 0 : values.reduce(0, +) / count
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = values.count > 1 ? (squares / (count - 1)).squareRoot() : 0
    self.deviation = Self.isRounding(deviation, of: mean) ? 0 : deviation
  }

  /// `0.071 ± 0.012`: the deviation with two digits, the mean no finer than it; one value as it is.
  func text(as form: Measure.Form) -> String {
    guard values.count > 1 else { return Measure("", mean, as: form).valueText }
    return Self.text(mean, within: deviation, as: form)
  }

  /// A number with as many decimals as its uncertainty makes sense of.
  static func text(_ value: Double, within error: Double, as form: Measure.Form) -> String {
    let plain = Measure("", value, as: form).valueText
    guard error.isFinite, !isRounding(error, of: value) else { return "\(plain) ± 0" }
    guard error >= 1e-6, abs(value) < 1e6 else {
      // An uncertainty far below the digits of its number gives that no further ones.
      let isFar = error < 1e-6 && abs(value) >= 1e-3
      return (isFar ? plain : scientific(value, within: error)) + " ± "
        + NumberText.scientific(error, decimals: 1)
    }
    let decimals = decimals(of: error)
    return NumberText.fixed(value, decimals: decimals) + " ± "
      + NumberText.fixed(error, decimals: decimals)
  }

  /// Whether a deviation, or a margin, is only what adding up numbers that are the same left over.
  static func isRounding(_ error: Double, of value: Double) -> Bool {
    error <= abs(value) * 1e-12
  }

  /// A power of ten with as many digits as its uncertainty makes sense of, three at least.
  static func scientific(_ value: Double, within error: Double) -> String {
    guard value != 0, error > 0 else { return NumberText.scientific(value, decimals: 2) }
    let digits = log10(abs(value)).rounded(.down) - log10(error).rounded(.down) + 1
    return NumberText.scientific(value, decimals: Int(min(max(digits, 2), 6)))
  }

  /// The decimals that show two digits of a number.
  static func decimals(of error: Double) -> Int {
    guard error > 0, error.isFinite else { return 4 }
    return min(max(1 - Int(log10(error).rounded(.down)), 0), 8)
  }
}
