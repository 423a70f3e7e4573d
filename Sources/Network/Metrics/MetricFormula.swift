/// One row of the catalog of metrics: a number that tells how good a network's outputs are.
package struct MetricFormula: Sendable {
  /// What a metric is computed from; a metric that is undefined there gives `nil`.
  package enum Computation: Sendable {
    case classes(@Sendable (ClassResults) -> Double?)
    /// Of one target column; of several, the metric is the mean over the columns.
    case numbers(@Sendable (NumberResults.Column) -> Double?)
  }

  /// As it is read after `evaluate`: `f1`.
  package let name: String
  package let summary: String
  /// Whether it is shown as a share of one.
  package let isShare: Bool
  package let computation: Computation

  /// A metric of classes, a share of one unless it says otherwise.
  init(
    _ name: String, _ summary: String, isShare: Bool = true,
    classes compute: @escaping @Sendable (ClassResults) -> Double?
  ) {
    (self.name, self.summary, self.isShare) = (name, summary, isShare)
    computation = .classes(compute)
  }

  /// A metric of numbers, in their own units unless it is a share of one.
  init(
    _ name: String, _ summary: String, isShare: Bool = false,
    numbers compute: @escaping @Sendable (NumberResults.Column) -> Double?
  ) {
    (self.name, self.summary, self.isShare) = (name, summary, isShare)
    computation = .numbers(compute)
  }
}
