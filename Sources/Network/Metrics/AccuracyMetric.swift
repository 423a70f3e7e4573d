extension MetricFormula {
  /// The share of rows whose class was chosen. Source: scikit-learn, `accuracy_score`.
  static let accuracy = MetricFormula(
    "accuracy", "The share of rows whose class was chosen."
  ) { results in
    guard results.rows > 0 else { return nil }
    return Double(results.counts.reduce(0) { $0 + $1.right }) / Double(results.rows)
  }
}
