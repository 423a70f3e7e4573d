import Glibc

extension MetricFormula {
  /// The mean of −ln p, with p the probability of a row's class kept within ε…1 − ε, ε the distance
  /// from 1 to the next Float64. Undefined where outputs are no probabilities.
  /// Source: scikit-learn, `log_loss`.
  static let logLoss = MetricFormula(
    "log_loss",
    "The mean of -ln p, p the probability of a row's class, held apart from 0 by 2e-16.",
    isShare: false
  ) { results in
    guard results.areProbabilities, results.rows > 0 else { return nil }
    var sum = 0.0
    for row in 0..<results.rows {
      let p = results.scores[row * results.classCount + Int(results.actual[row])]
      sum -= log(min(max(p, .ulpOfOne), 1 - .ulpOfOne))
    }
    return sum / Double(results.rows)
  }
}
