/// How one class is told from all others as the score moves from which on it is chosen. The areas are those
/// of scikit-learn's `roc_auc_score` and `average_precision_score`.
package struct ThresholdCurve: Hashable, Sendable {
  /// Rows that are chosen at one threshold, by what they are.
  package struct Counts: Hashable, Sendable {
    package var truePositives = 0
    package var falsePositives = 0
  }

  /// From the threshold that chooses no row to the one that chooses all.
  package private(set) var counts: [Counts]
  /// Rows of the class, and others; neither is 0.
  package let positives: Int
  package let negatives: Int
  /// The area under the receiver operating characteristic.
  package let area: Double
  /// Σ (recall − the recall before) · precision.
  package let averagePrecision: Double

  /// `nil` where there are no rows of the class, or no others, or a score is not a number.
  package init?(of wanted: Int, in results: ClassResults) {
    var ranked: [(score: Double, isPositive: Bool)] = []
    ranked.reserveCapacity(results.rows)
    for row in 0..<results.rows {
      let score = results.scores[row * results.classCount + wanted]
      guard !score.isNaN else { return nil }
      ranked.append((score, Int(results.actual[row]) == wanted))
    }
    self.init(ranked)
  }

  private init?(_ rows: [(score: Double, isPositive: Bool)]) {
    let positives = rows.count(where: \.isPositive)
    (self.positives, negatives) = (positives, rows.count - positives)
    guard positives > 0, negatives > 0 else { return nil }
    let ranked = rows.sorted { $0.score > $1.score }
    var (counts, now) = ([Counts()], Counts())
    var (area, precision) = (0.0, 0.0)
    for (place, row) in ranked.enumerated() {
      if row.isPositive { now.truePositives += 1 } else { now.falsePositives += 1 }
      // Rows with the same score are chosen together.
      if place + 1 < ranked.count, ranked[place + 1].score == row.score { continue }
      let last = counts[counts.count - 1]
      let (across, up) = (
        now.falsePositives - last.falsePositives, now.truePositives - last.truePositives
      )
      area += Double(across) * Double(last.truePositives + now.truePositives) / 2
      precision += Double(up) * Double(now.truePositives) / Double(place + 1)
      counts.append(now)
    }
    self.counts = counts
    self.area = area / Double(positives) / Double(rows.count - positives)
    averagePrecision = precision / Double(positives)
  }

  /// The share of rows of the class: the precision of choosing by chance.
  package var positiveShare: Double { Double(positives) / Double(positives + negatives) }

  /// The receiver operating characteristic, from (0, 0) to (1, 1).
  package var rates: [(falsePositive: Double, truePositive: Double)] {
    counts.map {
      (
        Double($0.falsePositives) / Double(negatives), Double($0.truePositives) / Double(positives)
      )
    }
  }

  /// Precision at each recall, from recall 0, where precision is taken to be 1.
  package var precisions: [(recall: Double, precision: Double)] {
    counts.map {
      let chosen = $0.truePositives + $0.falsePositives
      return (
        Double($0.truePositives) / Double(positives),
        chosen == 0 ? 1 : Double($0.truePositives) / Double(chosen)
      )
    }
  }

  /// The same curve through fewer points, the first and the last among them; its areas stay.
  package func thinned(to limit: Int) -> ThresholdCurve {
    guard counts.count > limit, limit > 1 else { return self }
    let step = Double(counts.count - 1) / Double(limit - 1)
    var copy = self
    copy.counts = (0..<limit).map { counts[Int((Double($0) * step).rounded())] }
    return copy
  }
}
