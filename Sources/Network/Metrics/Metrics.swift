/// The catalog of metrics. Each is what scikit-learn's function of that purpose gives for the same
/// outputs, accumulated in Float64.
package enum Metrics {
  package static let all: [MetricFormula] = [
    .accuracy, .top3, .top5, .precision, .recall, .f1, .macroPrecision, .macroRecall, .macroF1,
    .areaUnderCurve, .logLoss,
    .meanSquaredError, .rootMeanSquaredError, .meanAbsoluteError, .meanAbsolutePercentageError,
    .determination,
  ]

  /// Above so many classes, areas under curves and the confusion matrix are left out: they would
  /// take more time and memory than training does.
  package static let classLimit = 1000

  package static func formula(named name: String) -> MetricFormula? {
    all.first { $0.name == name }
  }

  /// Every metric that is defined for these results, in the order of the catalog.
  package static func measured(_ results: ClassResults) -> [Metric] {
    defined { if case .classes(let compute) = $0 { compute(results) } else { nil } }
  }

  /// Every metric that is defined for one column.
  package static func measured(_ column: NumberResults.Column) -> [Metric] {
    defined { if case .numbers(let compute) = $0 { compute(column) } else { nil } }
  }

  /// The metrics for which there is a value; what is not a number is none.
  private static func defined(_ value: (MetricFormula.Computation) -> Double?) -> [Metric] {
    var metrics: [Metric] = []
    for formula in all {
      guard let value = value(formula.computation), !value.isNaN else { continue }
      metrics.append(Metric(formula.name, value))
    }
    return metrics
  }

  /// The means over the columns (scikit-learn's `uniform_average`) of every metric that is defined
  /// for each of them.
  package static func measured(_ results: NumberResults) -> [Metric] {
    let columns = results.columns.map(measured)
    guard let first = columns.first else { return [] }
    return first.map(\.name).compactMap { name in
      let values = columns.compactMap { metrics in metrics.first { $0.name == name }?.value }
      guard values.count == columns.count else { return nil }
      return Metric(name, values.reduce(0, +) / Double(values.count))
    }
  }
}
