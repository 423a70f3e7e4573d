/// How often each class was taken for each other.
package struct ConfusionChart: Sendable, Equatable {
  package var title: String
  package var classes: [String]
  /// Row after row: `counts[true * classes.count + predicted]`.
  package var counts: [Int]

  package init(_ title: String, classes: [String], counts: [Int]) {
    self.title = title
    self.classes = classes
    self.counts = counts
  }
}
