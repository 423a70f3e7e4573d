import Glibc
import Reports

/// What several runs measured of one thing: its mean, and how far the runs lie apart.
struct Spread {
  let values: [Double]
  let mean: Double
  /// The sample's standard deviation (n − 1); 0 of one value.
  let deviation: Double

  init(_ values: [Double]) {
    self.values = values
    let count = Double(values.count)
    let mean = values.isEmpty ? 0 : values.reduce(0, +) / count
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = values.count > 1 ? (squares / (count - 1)).squareRoot() : 0
  }

  /// `0.071 ± 0.012`: the deviation with two digits, the mean no finer than it; one value as it is.
  func text(as form: Measure.Form) -> String {
    guard values.count > 1 else { return Measure("", mean, as: form).valueText }
    return Self.text(mean, within: deviation, as: form)
  }

  /// A number with as many decimals as its uncertainty makes sense of.
  static func text(_ value: Double, within error: Double, as form: Measure.Form) -> String {
    let plain = Measure("", value, as: form).valueText
    guard error.isFinite, error > 0 else { return "\(plain) ± 0" }
    guard error >= 1e-6, abs(value) < 1e6 else {
      return "\(NumberText.scientific(value, decimals: 2)) ± "
        + NumberText.scientific(error, decimals: 1)
    }
    let decimals = decimals(of: error)
    return NumberText.fixed(value, decimals: decimals) + " ± "
      + NumberText.fixed(error, decimals: decimals)
  }

  /// The decimals that show two digits of a number.
  static func decimals(of error: Double) -> Int {
    guard error > 0, error.isFinite else { return 4 }
    return min(max(1 - Int(log10(error).rounded(.down)), 0), 8)
  }
}
