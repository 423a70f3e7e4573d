import Diagnostics

extension Optional: ArgumentValue where Wrapped: ArgumentValue {
  package static var form: ArgumentForm { Wrapped.form }
  package static var placeholder: String { Wrapped.placeholder }
  package static var noun: String { Wrapped.noun }

  package init?(_ literal: Literal) {
    if let value = Wrapped(literal) {
      self = .some(value)
    } else if case .none = literal {
      self = nil
    } else {
      return nil
    }
  }

  package static func culprit(in reading: Reading) -> Culprit { Wrapped.culprit(in: reading) }

  package var written: String { self?.written ?? "none" }
}

/// `[a b]`, or one element alone.
extension Array: ArgumentValue where Element: ArgumentValue {
  package static var form: ArgumentForm { .list(Element.form) }
  package static var placeholder: String { "\(Element.placeholder)|[…]" }
  package static var noun: String { "a list, each element \(Element.noun)" }

  package init?(_ literal: Literal) {
    let literals = if case .list(let literals) = literal { literals } else { [literal] }
    self = []
    for literal in literals {
      guard let element = Element(literal) else { return nil }
      append(element)
    }
  }

  package static func culprit(in reading: Reading) -> Culprit {
    guard let wrong = reading.elements.first(where: { Element($0.literal) == nil }) else {
      return Culprit(reading: reading, form: form, noun: noun)
    }
    return Element.culprit(in: wrong)
  }

  package var written: String { "[" + map(\.written).joined(separator: " ") + "]" }
}

/// Two values, one after the other.
package struct Pair<Element: ArgumentValue>: ArgumentValue {
  package var first: Element
  package var second: Element

  package static var form: ArgumentForm { .pair(Element.form) }
  package static var placeholder: String { "\(Element.placeholder) \(Element.placeholder)" }
  package static var noun: String { "two, each \(Element.noun)" }

  package init?(_ literal: Literal) {
    guard case .list(let literals) = literal, literals.count == 2,
      let first = Element(literals[0]), let second = Element(literals[1])
    else { return nil }
    self.first = first
    self.second = second
  }

  package var written: String { "\(first.written) \(second.written)" }
}

extension Pair: Equatable where Element: Equatable {}
