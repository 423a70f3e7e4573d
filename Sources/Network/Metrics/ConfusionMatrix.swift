/// How often each class was taken for which: a row for each actual class, a column for each that was
/// chosen.
package struct ConfusionMatrix: Hashable, Sendable {
  package let counts: [[Int]]

  package init(_ results: ClassResults) {
    let row = [Int](repeating: 0, count: results.classCount)
    var counts = [[Int]](repeating: row, count: results.classCount)
    for (actual, chosen) in zip(results.actual, results.chosen) {
      counts[Int(actual)][Int(chosen)] += 1
    }
    self.counts = counts
  }
}
