package import Diagnostics

/// What was read for an argument, with its place.
package struct Reading: Sendable {
  package var literal: Literal
  package var span: Span
  /// The places of a list's elements, where they were written one by one.
  var elementSpans: [Span] = []

  package init(_ literal: Literal, at span: Span) {
    self.literal = literal
    self.span = span
  }

  /// Whether it is a whole number that no `Int` holds.
  var isHugeWhole: Bool {
    guard case .number(let number) = literal else { return false }
    return number.isFinite && number.magnitude >= 9e18
  }

  /// The elements of a list, each in its own place where it has one.
  var elements: [Reading] {
    guard case .list(let literals) = literal else { return [] }
    let isPlaced = literals.count == elementSpans.count
    return literals.indices.map { Reading(literals[$0], at: isPlaced ? elementSpans[$0] : span) }
  }
}

/// A part of what was read that is of the wrong kind, with what should stand there.
package struct Culprit {
  var reading: Reading
  var form: ArgumentForm
  var noun: String
}
