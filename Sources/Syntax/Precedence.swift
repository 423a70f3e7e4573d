/// How tightly operators hold what stands beside them, loosest first.
enum Precedence: Int, Comparable {
  case or, and, not, comparison, range, sum, product, sign, power

  /// The precedence of a sign or word that joins two values; nil for every other token.
  init?(joining token: Token) {
    if token.isSymbol(.range) {
      self = .range
    } else if let operation = Operator(token) {
      self = operation.precedence
    } else {
      return nil
    }
  }

  /// What the right side of such an operator must be made of: something tighter, but for the
  /// exponent, which may have a sign and another exponent.
  var rightSide: Precedence {
    self == .power ? .sign : Precedence(rawValue: rawValue + 1) ?? .power
  }

  /// Whether `a ∘ b ∘ c` has a meaning.
  var chains: Bool { self != .comparison && self != .range }

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}

extension Operator {
  var precedence: Precedence {
    switch self {
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains: .comparison
    case .plus, .minus: .sum
    case .times, .divide, .remainder: .product
    case .power: .power
    }
  }

  package var isComparison: Bool { precedence == .comparison }
}
