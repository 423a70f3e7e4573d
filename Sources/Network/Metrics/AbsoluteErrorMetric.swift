// |ŷ − y|, the mean over rows; and as a share of |y|, which is taken as ε where it is smaller.
// Source: scikit-learn, `mean_absolute_error` and `mean_absolute_percentage_error`.
extension MetricFormula {
  static let meanAbsoluteError = MetricFormula(
    "mae", "The mean of the absolute errors, in the target's units."
  ) { (column: NumberResults.Column) in column.mean { abs($1 - $0) } }

  static let meanAbsolutePercentageError = MetricFormula(
    "mape", "The mean of the absolute errors, each as a share of its target; huge where one is 0."
  ) { (column: NumberResults.Column) in
    column.mean { abs($1 - $0) / max(abs($0), .ulpOfOne) }
  }
}
