// (ŷ − y)², the mean over rows, and its root; of several columns the mean, of roots too.
// Source: scikit-learn, `mean_squared_error` and `root_mean_squared_error`.
extension MetricFormula {
  static let meanSquaredError = MetricFormula(
    "mse", "The mean of the squared errors, in the square of the target's units."
  ) { (column: NumberResults.Column) in column.meanSquare }

  static let rootMeanSquaredError = MetricFormula(
    "rmse", "The root of the mean squared error, in the target's units; the mean over its columns."
  ) { (column: NumberResults.Column) in column.meanSquare?.squareRoot() }
}

extension NumberResults.Column {
  fileprivate var meanSquare: Double? { mean { ($1 - $0) * ($1 - $0) } }
}
