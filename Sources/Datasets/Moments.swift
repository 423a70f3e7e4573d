import Tensors

/// Count, range, mean and population standard deviation of numbers; NaN is left out.
///
/// Accumulated in Float64 around the first value, so that a large mean costs no digits.
/// Source: Chan, Golub and LeVeque, “Algorithms for computing the sample variance”, 1983 (shifted).
struct Moments {
  private(set) var count = 0
  private(set) var minimum = Double.infinity
  private(set) var maximum = -Double.infinity
  private var shift = 0.0
  private var sum = 0.0
  private var squares = 0.0

  init() {}

  init(of values: some Sequence<Float>) {
    for value in values { add(Double(value)) }
  }

  init(of values: Stored<Float>) {
    for i in 0..<values.count { add(Double(values[i])) }
  }

  /// The moments of some rows.
  init(of values: [Float], rows: [Int32]) {
    for row in rows { add(Double(values[Int(row)])) }
  }

  init(ofBytes blocks: [Stored<UInt8>]) {
    var counts = [Int](repeating: 0, count: 256)
    for block in blocks {
      for i in 0..<block.count { counts[Int(block[i])] += 1 }
    }
    self.init(ofByteCounts: counts)
  }

  /// The moments of bytes, given how often each value occurs.
  init(ofByteCounts counts: [Int]) {
    for (value, times) in counts.enumerated() where times > 0 { add(Double(value), times: times) }
  }

  @inline(__always)
  mutating func add(_ value: Double, times: Int = 1) {
    guard !value.isNaN else { return }
    if count == 0 { shift = value }
    count += times
    minimum = min(minimum, value)
    maximum = max(maximum, value)
    let offset = value - shift
    sum += offset * Double(times)
    squares += offset * offset * Double(times)
  }

  var mean: Double { count == 0 ? 0 : shift + sum / Double(count) }

  var deviation: Double {
    guard count > 0 else { return 0 }
    let offset = sum / Double(count)
    return max(0, squares / Double(count) - offset * offset).squareRoot()
  }

  var numbers: ColumnStatistics.Numbers? {
    guard count > 0 else { return nil }
    return ColumnStatistics.Numbers(
      minimum: minimum, maximum: maximum, mean: mean, deviation: deviation)
  }
}
