/// How often values fall into bins of equal width; one distribution a layer, each on its own axis.
package struct Histogram: Sendable, Equatable {
  package struct Distribution: Sendable, Equatable {
    package var name: String
    /// Where the first bin begins and the last one ends.
    package var lower: Double
    package var upper: Double
    package var counts: [Int]
    /// Beside the name: mean and standard deviation, the share of zeros.
    package var note: String?

    package init(
      _ name: String, from lower: Double, to upper: Double, counts: [Int], note: String? = nil
    ) {
      self.name = name
      self.lower = lower
      self.upper = upper
      self.counts = counts
      self.note = note
    }
  }

  package var title: String
  /// What is counted: `weight`, `activation`, `gradient`.
  package var axis: Axis
  package var distributions: [Distribution]

  package init(_ title: String, axis: Axis, distributions: [Distribution]) {
    self.title = title
    self.axis = axis
    self.distributions = distributions
  }
}
