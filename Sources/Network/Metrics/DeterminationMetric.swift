extension MetricFormula {
  /// 1 − Σ (ŷ − y)² ÷ Σ (y − ȳ)². Where all targets are the same, 1 for no error and else 0;
  /// undefined for one row.
  /// Source: scikit-learn, `r2_score`.
  static let determination = MetricFormula(
    "r2", "The share of the target's variance that is explained: 1 without an error.",
    isShare: true
  ) { (column: NumberResults.Column) in
    guard let first = column.actual.first, column.actual.count > 1,
      let mean = column.mean({ actual, _ in actual }),
      let residual = column.mean({ ($1 - $0) * ($1 - $0) }),
      let variance = column.mean({ actual, _ in (actual - mean) * (actual - mean) })
    else { return nil }
    guard column.actual.contains(where: { $0 != first }) else { return residual == 0 ? 1 : 0 }
    return 1 - residual / variance
  }
}
