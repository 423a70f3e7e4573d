/// max|Δ| ÷ max|reference| over a tensor; infinite where lengths differ, where a value is not a number,
/// and where all of the reference is zero and the values are not.
///
/// - Parameter scale: what differences are divided by where all of the reference is smaller.
package func relativeError<Value: BinaryFloatingPoint, Reference: BinaryFloatingPoint>(
  _ values: [Value], against reference: [Reference], scale least: Double = 0
) -> Double {
  guard values.count == reference.count else { return .infinity }
  var (largest, scale) = (0.0, least)
  for (value, wanted) in zip(values, reference) {
    guard value.isFinite else { return .infinity }
    largest = max(largest, abs(Double(value) - Double(wanted)))
    scale = max(scale, abs(Double(wanted)))
  }
  return largest == 0 ? 0 : largest / scale
}
