/// The area under the receiver operating characteristic: how often a row of a class has a higher
/// score than a row of another, ties counting half.
/// Source: Mann and Whitney, 1947; the same number as scikit-learn's `roc_auc_score`.
enum RankedScores {
  /// The area of each class against all others; of two classes, both have that of the second.
  static func areas(classCount: Int, actual: [Int32], scores: [Double]) -> [Double?] {
    guard classCount <= Metrics.classLimit, !scores.contains(where: \.isNaN) else {
      return [Double?](repeating: nil, count: classCount)
    }
    guard classCount != 2 else {
      let area = area(of: 1, classCount: 2, actual: actual, scores: scores)
      return [area, area]
    }
    return (0..<classCount).map {
      area(of: $0, classCount: classCount, actual: actual, scores: scores)
    }
  }

  private static func area(
    of wanted: Int, classCount: Int, actual: [Int32], scores: [Double]
  ) -> Double? {
    var (own, others): ([Double], [Double]) = ([], [])
    for row in actual.indices {
      let score = scores[row * classCount + wanted]
      if Int(actual[row]) == wanted { own.append(score) } else { others.append(score) }
    }
    guard !own.isEmpty, !others.isEmpty else { return nil }
    own.sort()
    others.sort()
    return wins(own, over: others) / (Double(own.count) * Double(others.count))
  }

  /// Pairs of which the first has the higher score, and half of those with the same; both sorted.
  private static func wins(_ own: [Double], over others: [Double]) -> Double {
    var (lower, notHigher) = (0, 0)
    var wins = 0.0
    for score in own {
      while lower < others.count, others[lower] < score { lower += 1 }
      while notHigher < others.count, others[notHigher] <= score { notHigher += 1 }
      wins += Double(lower + notHigher) / 2
    }
    return wins
  }
}
