/// What a network made of rows whose numbers are known, in the numbers' own units.
package struct NumberResults: Sendable {
  /// One target: a number for each row.
  package struct Column: Sendable {
    package let actual: [Double]
    package let predicted: [Double]

    package init(actual: [Double], predicted: [Double]) {
      precondition(actual.count == predicted.count, "every row needs its number")
      self.actual = actual
      self.predicted = predicted
    }

    /// The mean over the rows of what a row adds, given its target and its prediction.
    func mean(_ term: (_ actual: Double, _ predicted: Double) -> Double) -> Double? {
      guard !actual.isEmpty else { return nil }
      var sum = 0.0
      for (actual, predicted) in zip(actual, predicted) { sum += term(actual, predicted) }
      return sum / Double(actual.count)
    }
  }

  package let columns: [Column]

  package init(columns: [Column]) {
    self.columns = columns
  }
}
