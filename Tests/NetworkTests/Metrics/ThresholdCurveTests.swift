import Network
import Testing

@Suite struct ThresholdCurveTests {
  private func results(_ actual: [Int32], _ scores: [Double]) -> ClassResults {
    ClassResults(
      classCount: 2, actual: actual, chosen: actual, scores: scores.flatMap { [1 - $0, $0] },
      areProbabilities: true)
  }

  /// The example of scikit-learn's `roc_curve` and `average_precision_score`: y 0 0 1 1, scores 0.1 0.4
  /// 0.35 0.8; area 0.75, average precision 0.8333….
  @Test func agreesWithScikitLearn() throws {
    let curve = try #require(
      ThresholdCurve(of: 1, in: results([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])))
    #expect(curve.rates.map(\.falsePositive) == [0, 0, 0.5, 0.5, 1])
    #expect(curve.rates.map(\.truePositive) == [0, 0.5, 0.5, 1, 1])
    #expect(curve.area == 0.75)
    #expect(abs(curve.averagePrecision - 0.8333333333333333) < 1e-15)
    #expect(curve.precisions.map(\.recall) == [0, 0.5, 0.5, 1, 1])
    #expect(curve.precisions.map(\.precision) == [1, 1, 0.5, 2.0 / 3, 0.5])
    #expect(curve.positiveShare == 0.5)
  }

  @Test func rowsWithTheSameScoreAreChosenTogether() throws {
    let curve = try #require(
      ThresholdCurve(of: 1, in: results([0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5])))
    #expect(curve.rates.map(\.falsePositive) == [0, 1])
    #expect(curve.area == 0.5 && curve.averagePrecision == 0.5)
  }

  @Test func isTheAreaOfTheMetric() throws {
    let actual = (0..<300).map { Int32($0 * 7 % 3 == 0 ? 1 : 0) }
    let scores = (0..<300).map { Double($0 * 37 % 101) / 101 }
    let results = results(actual, scores)
    let curve = try #require(ThresholdCurve(of: 1, in: results))
    #expect(abs(curve.area - (results.areas[1] ?? 0)) < 1e-12)
    let thin = curve.thinned(to: 10)
    #expect(thin.counts.count == 10 && thin.counts.last == curve.counts.last)
    #expect(thin.area == curve.area)
  }

  @Test func isUndefinedForOneKindOfRows() {
    #expect(ThresholdCurve(of: 1, in: results([1, 1], [0.2, 0.3])) == nil)
    #expect(ThresholdCurve(of: 1, in: results([0, 0], [0.2, 0.3])) == nil)
    #expect(ThresholdCurve(of: 1, in: results([0, 1], [.nan, 0.3])) == nil)
  }
}
