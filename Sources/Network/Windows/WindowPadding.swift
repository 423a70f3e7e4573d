package import Specification

/// What lies around an image where windows move over it.
package enum WindowPadding: Hashable, Sendable {
  /// Nothing: every window lies on the image.
  case valid
  /// As much as gives ⌈size ÷ stride⌉ outputs, the odd cell at the end.
  case same
  /// So many cells at each side.
  case cells(Int)
}

extension WindowPadding: ArgumentValue {
  package static var form: ArgumentForm {
    .words(
      [
        Choice("valid", "every window lies on the image"),
        Choice("same", "size ÷ stride outputs, rounded up"),
      ], orValue: true)
  }
  package static var placeholder: String { "valid|same|N" }
  package static var noun: String { "valid, same or a whole number from 0" }

  package init?(_ literal: Literal) {
    switch literal.characters {
    case "valid": self = .valid
    case "same": self = .same
    default:
      guard let count = Int(literal), count >= 0 else { return nil }
      self = .cells(count)
    }
  }

  package var written: String {
    switch self {
    case .valid: "valid"
    case .same: "same"
    case .cells(let count): count.written
    }
  }
}
