import Reports

/// How often numbers fall into intervals of equal width, from the least to the greatest of them.
struct NumberBins {
  private(set) var lower = 0.0
  private(set) var upper = 1.0
  private(set) var counts: [Int]
  private let mean: Double
  private let deviation: Double
  private let zeros: Int
  private let total: Int
  private let notFinite: Int

  init(_ numbers: [Float], count: Int) {
    counts = [Int](repeating: 0, count: count)
    let finite = numbers.filter(\.isFinite)
    (total, notFinite) = (numbers.count, numbers.count - finite.count)
    zeros = finite.count { $0 == 0 }
    let size = Double(max(finite.count, 1))
    let mean = finite.reduce(0) { $0 + Double($1) } / size
    self.mean = mean
    deviation = (finite.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / size)
      .squareRoot()
    guard let least = finite.min(), let greatest = finite.max() else { return }
    (lower, upper) = (Double(least), Double(greatest))
    if lower == upper {
      let room = max(abs(lower), 1) / 2
      (lower, upper) = (lower - room, upper + room)
    }
    let scale = Double(count) / (upper - lower)
    for number in finite {
      counts[min(Int((Double(number) - lower) * scale), count - 1)] += 1
    }
  }

  func distribution(_ name: String) -> Histogram.Distribution {
    let share = Double(zeros) / Double(max(total, 1))
    let facts = [
      "mean \(NumberText.quantity(mean))", "sd \(NumberText.quantity(deviation))",
      zeros == 0 ? nil : "\(NumberText.fixed(100 * share, decimals: 1)) % zeros",
      notFinite == 0 ? nil : "\(NumberText.count(notFinite)) not finite",
    ]
    return Histogram.Distribution(
      name, from: lower, to: upper, counts: counts,
      note: facts.compactMap { $0 }.joined(separator: " · "))
  }
}
