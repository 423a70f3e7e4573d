/// The extents of a tensor, outermost first: `[units, inputs]`, `channels height width`.
///
/// Inside the engine a shape is that of one row of a batch; the batch itself is never part of it.
package struct Shape: Hashable, Sendable, CustomStringConvertible {
  package let extents: [Int]
  /// The number of elements; 1 for a shape without extents.
  package let count: Int

  /// A shape of extents that are known to be sound.
  package init(_ extents: Int...) { self.init(extents) }

  /// A shape of extents that are known to be sound.
  package init(_ extents: [Int]) {
    guard let count = Self.count(of: extents) else {
      preconditionFailure("a shape of \(extents) cannot be counted")
    }
    self.extents = extents
    self.count = count
  }

  /// A shape of extents a user typed or a file holds; `nil` if one is negative or if the number of
  /// elements, or of their bytes, overflows.
  package init?(checking extents: [Int]) {
    guard let count = Self.count(of: extents) else { return nil }
    self.extents = extents
    self.count = count
  }

  /// The number of extents.
  package var rank: Int { extents.count }

  /// Whether a row is a sequence: [steps, features].
  package var isSequence: Bool { rank == 2 }
  /// The steps of a sequence; 1 for anything else.
  package var steps: Int { isSequence ? extents[0] : 1 }
  /// The numbers of a step; all numbers of what is no sequence.
  package var width: Int { isSequence ? extents[1] : count }

  /// The extents separated by blanks, as the language writes them: `1 28 28`.
  package var description: String {
    extents.map { String($0) }.joined(separator: " ")
  }

  private static func count(of extents: [Int]) -> Int? {
    var count = 1
    for extent in extents {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflow, product <= Int.max / 64 else { return nil }
      count = product
    }
    return count
  }
}
