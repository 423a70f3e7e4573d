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
    self.deviation = Uncertainty.isRounding(deviation, of: mean) ? 0 : deviation
  }

  /// `0.071 ± 0.012`: the deviation with two digits, the mean no finer than it; one value as it is.
  func text(as form: Measure.Form) -> String {
    guard values.count > 1 else { return Measure("", mean, as: form).valueText }
    return Uncertainty.text(
      mean, within: deviation, alone: Measure("", mean, as: form).valueText)
  }
}
