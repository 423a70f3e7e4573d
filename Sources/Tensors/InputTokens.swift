/// What whole numbers in a row of inputs stand for: words or characters, counted from 0.
package struct InputTokens: Hashable, Sendable {
  /// How many different ones there are, 0 among them.
  package var count: Int
  /// Whether 0 stands for none, behind the end of a row.
  package var isPadded: Bool

  package init(count: Int, isPadded: Bool) {
    self.count = count
    self.isPadded = isPadded
  }
}
