/// A rule that a value keeps, with the words a message uses.
package struct Rule<Value: Sendable>: Sendable {
  package let requirement: String
  let holds: @Sendable (Value) -> Bool

  package init(_ requirement: String, _ holds: @escaping @Sendable (Value) -> Bool) {
    self.requirement = requirement
    self.holds = holds
  }
}

extension Rule where Value: Comparable & ArgumentValue {
  package static func atLeast(_ bound: Value) -> Rule {
    Rule("at least \(bound.written)") { $0 >= bound }
  }
  package static func above(_ bound: Value) -> Rule {
    Rule("above \(bound.written)") { $0 > bound }
  }
  package static func within(_ range: ClosedRange<Value>) -> Rule {
    Rule("from \(range.lowerBound.written) to \(range.upperBound.written)") { range.contains($0) }
  }
  package static func within(_ range: Range<Value>) -> Rule {
    Rule("at least \(range.lowerBound.written) and below \(range.upperBound.written)") {
      range.contains($0)
    }
  }
}

extension Rule {
  /// The same rule where there is a value.
  package var ifPresent: Rule<Value?> {
    Rule<Value?>(requirement) { [holds] value in value.map(holds) ?? true }
  }
}
