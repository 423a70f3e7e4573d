/// What a network learns to give for a row.
package enum Target: Hashable, Sendable {
  /// One of so many classes; of two, the second is the positive one.
  case classes(Int)
  /// So many numbers.
  case numbers(Int)

  /// How many outputs speak about it: one for two classes.
  package var outputs: Int {
    switch self {
    case .classes(let count): count == 2 ? 1 : count
    case .numbers(let width): width
    }
  }

  /// The number of classes, if they are classes.
  package var classCount: Int? {
    if case .classes(let count) = self { count } else { nil }
  }
}
