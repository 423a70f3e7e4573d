// The share of rows whose class is among those with the k largest scores; only where there are more
// classes. Of equal scores, those of the later classes count as larger.
// Source: scikit-learn, `top_k_accuracy_score`.
extension MetricFormula {
  static let top3 = MetricFormula(
    "top3", "The share of rows whose class is among the three with the largest outputs."
  ) { $0.topAccuracy(3) }

  static let top5 = MetricFormula(
    "top5", "The share of rows whose class is among the five with the largest outputs."
  ) { $0.topAccuracy(5) }
}

extension ClassResults {
  fileprivate func topAccuracy(_ k: Int) -> Double? {
    guard rows > 0, classCount > k else { return nil }
    var hits = 0
    for row in 0..<rows where place(ofClassIn: row) < k { hits += 1 }
    return Double(hits) / Double(rows)
  }

  /// How many classes come before a row's own.
  private func place(ofClassIn row: Int) -> Int {
    let start = row * classCount
    let own = Int(actual[row])
    let score = scores[start + own]
    var before = 0
    for i in 0..<classCount {
      let other = scores[start + i]
      if other > score || other == score && i > own { before += 1 }
    }
    return before
  }
}
