import Reports

/// The shares of right and wrong among the counts of a confusion chart.
struct ConfusionShares {
  private let chart: ConfusionChart
  private let rowSums: [Double]
  private let columnSums: [Double]

  /// Nothing where there is not one count for each pair of classes, or nothing was counted.
  init?(of chart: ConfusionChart) {
    let count = chart.classes.count
    let (size, isTooLarge) = count.multipliedReportingOverflow(by: count)
    guard !isTooLarge, size == chart.counts.count, chart.counts.allSatisfy({ $0 >= 0 }),
      chart.counts.contains(where: { $0 > 0 })
    else { return nil }
    self.chart = chart
    var (rows, columns) = (
      [Double](repeating: 0, count: count), [Double](repeating: 0, count: count)
    )
    for (place, number) in chart.counts.enumerated() {
      rows[place / count] += Double(number)
      columns[place % count] += Double(number)
    }
    (rowSums, columnSums) = (rows, columns)
  }

  /// The share of a class's rows that were taken for another.
  func share(_ row: Int, _ column: Int) -> Double {
    rowSums[row] > 0 ? count(row, column) / rowSums[row] : 0
  }

  /// The share of a class that was found; none where it has no rows.
  func recall(_ row: Int) -> Double? { rowSums[row] > 0 ? share(row, row) : nil }

  /// The share of what was taken for a class that is of it; none where nothing was.
  func precision(_ column: Int) -> Double? {
    columnSums[column] > 0 ? count(column, column) / columnSums[column] : nil
  }

  /// How many were right of how many.
  var summary: String {
    let right = chart.classes.indices.map { chart.counts[$0 * chart.classes.count + $0] }
    let (rightSum, sum) = (Self.sum(right), Self.sum(chart.counts))
    let share = Self.percent(Double(rightSum) / Double(sum))
    return "\(NumberText.count(rightSum)) of \(NumberText.count(sum)) right: accuracy \(share)"
  }

  /// A share in percent with one decimal; `100%` and `0%` only where it is exactly so.
  static func percent(_ share: Double?) -> String {
    guard let share else { return "-" }
    return NumberText.fixed(share * 100, decimals: share == 1 || share == 0 ? 0 : 1) + "%"
  }

  private func count(_ row: Int, _ column: Int) -> Double {
    Double(chart.counts[row * chart.classes.count + column])
  }

  private static func sum(_ counts: [Int]) -> Int { counts.reduce(0) { $0.addingCount($1) } }
}
