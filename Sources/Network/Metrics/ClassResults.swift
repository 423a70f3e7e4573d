import Tensors

/// What a network made of rows whose classes are known.
package struct ClassResults: Sendable {
  package let classCount: Int
  /// The class of each row, and the one that was chosen for it.
  package let actual: [Int32]
  package let chosen: [Int32]
  /// A score for each class, row after row; the chosen class has the largest.
  package let scores: [Double]
  /// Whether the scores of a row are probabilities.
  package let areProbabilities: Bool
  package let counts: [Counts]
  /// The area under the curve of each class against the others; `nil` where it is undefined.
  package let areas: [Double?]

  /// How often a class occurred.
  package struct Counts: Hashable, Sendable {
    package var actual = 0
    package var chosen = 0
    /// Rows of the class for which it was chosen.
    package var right = 0
  }

  package init(
    classCount: Int, actual: [Int32], chosen: [Int32], scores: [Double], areProbabilities: Bool
  ) {
    precondition(actual.count == chosen.count, "every row needs its class")
    precondition(scores.count == actual.count * classCount, "every class needs its score")
    self.classCount = classCount
    self.actual = actual
    self.chosen = chosen
    self.scores = scores
    self.areProbabilities = areProbabilities
    var counts = [Counts](repeating: Counts(), count: classCount)
    for (actual, chosen) in zip(actual, chosen) {
      counts[Int(actual)].actual += 1
      counts[Int(chosen)].chosen += 1
      if actual == chosen { counts[Int(actual)].right += 1 }
    }
    self.counts = counts
    areas = RankedScores.areas(classCount: classCount, actual: actual, scores: scores)
  }

  package var rows: Int { actual.count }

  /// The outputs of rows; a single output is that of the second of two classes.
  package init(_ outputs: NetworkOutputs, actual: [Int32], classCount: Int) {
    let scores = outputs.width == 1 ? outputs.numbers.flatMap { [1 - $0, $0] } : outputs.numbers
    self.init(
      classCount: classCount, actual: actual, chosen: outputs.chosen, scores: scores,
      areProbabilities: outputs.areProbabilities)
  }

  /// The mean of a number of each class, over the classes that occur or were chosen: scikit-learn's
  /// macro average.
  func macro(_ value: (Counts) -> Double) -> Double? {
    let present = counts.filter { $0.actual + $0.chosen > 0 }
    guard !present.isEmpty else { return nil }
    return present.reduce(0) { $0 + value($1) } / Double(present.count)
  }

  /// A number of the positive class where there are two classes, else the macro average.
  func positiveOrMacro(_ value: (Counts) -> Double) -> Double? {
    guard rows > 0 else { return nil }
    return classCount == 2 ? value(counts[1]) : macro(value)
  }
}

extension ClassResults.Counts {
  /// Of the rows for which the class was chosen, the share that are of it; 0 where there are none.
  package var precision: Double { chosen == 0 ? 0 : Double(right) / Double(chosen) }

  /// Of the rows of the class, the share for which it was chosen; 0 where there are none.
  package var recall: Double { actual == 0 ? 0 : Double(right) / Double(actual) }

  /// 2 · precision · recall ÷ (precision + recall); 0 where the class neither occurs nor was chosen.
  package var f1: Double {
    actual + chosen == 0 ? 0 : 2 * Double(right) / Double(actual + chosen)
  }
}
