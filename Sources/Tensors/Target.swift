/// What a network learns to give for a row.
package enum Target: Hashable, Sendable {
  /// One of so many classes; of two, the second is the positive one.
  case classes(Int)
  /// So many numbers.
  case numbers(Int)
  /// One of so many classes at each of some steps.
  case tokens(Int, steps: Int)

  /// How many outputs speak about it, at each step where there are steps: one for two classes.
  package var outputs: Int {
    switch self {
    case .classes(let count): count == 2 ? 1 : count
    case .numbers(let width): width
    case .tokens(let count, _): count
    }
  }

  /// The number of classes, if they are classes.
  package var classCount: Int? {
    switch self {
    case .classes(let count), .tokens(let count, _): count
    case .numbers: nil
    }
  }

  /// How many times a row is judged: at each of its steps, or once.
  package var steps: Int {
    if case .tokens(_, let steps) = self { steps } else { 1 }
  }
}
