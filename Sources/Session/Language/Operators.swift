import Diagnostics
import Glibc
import OrderedCollections
import Specification
import Syntax

/// The operators with two sides.
extension Interpreter {
  func binary(
    _ operation: Operator, _ place: Span, _ left: Expression, _ right: Expression,
    in source: SourceText
  ) throws(Diagnostic) -> Value {
    switch operation {
    case .and:
      guard try condition(left, in: source) else { return .boolean(false) }
      return .boolean(try condition(right, in: source))
    case .or:
      guard try !condition(left, in: source) else { return .boolean(true) }
      return .boolean(try condition(right, in: source))
    default:
      let sides = (try value(of: left, in: source), try value(of: right, in: source))
      if operation.isComparison { return .boolean(try compare(operation, place, sides)) }
      let result = try arithmetic(operation, place, sides, divisor: right.span)
      return try finite(result, at: place)
    }
  }

  private typealias Sides = (Value, Value)

  private func compare(
    _ operation: Operator, _ place: Span, _ sides: Sides
  ) throws(Diagnostic) -> Bool {
    switch operation {
    case .equal: return sides.0 == sides.1
    case .notEqual: return sides.0 != sides.1
    case .contains: return try contains(sides, place)
    default: break
    }
    switch sides {
    case (.number(let a), .number(let b)): return ordered(operation, a, b)
    case (.text(let a), .text(let b)): return ordered(operation, a, b)
    default: throw mixed(operation, place, sides)
    }
  }

  private func ordered<Element: Comparable>(
    _ operation: Operator, _ a: Element, _ b: Element
  ) -> Bool {
    switch operation {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    default: a >= b
    }
  }

  private func contains(_ sides: Sides, _ place: Span) throws(Diagnostic) -> Bool {
    switch sides {
    case (let element, .list(let list)): return list.contains(element)
    case (.number(let number), .range(let range)):
      return range.elements.contains(number)
    case (.text(let part), .text(let text)):
      return part.isEmpty || text.indices.contains { text[$0...].hasPrefix(part) }
    case (.text(let name), .record(let fields)): return fields.keys.contains(name)
    default: throw mixed(.contains, place, sides)
    }
  }

  private func arithmetic(
    _ operation: Operator, _ place: Span, _ sides: Sides, divisor: Span
  ) throws(Diagnostic) -> Value {
    switch (sides.0, sides.1, operation) {
    case (.number(let a), .number(let b), _):
      if b == 0, operation == .divide || operation == .remainder {
        throw Diagnostic(
          "number.zero", "division by zero", at: divisor,
          hint: "the value on the right of '\(operation.rawValue)' is 0")
      }
      return .number(try number(operation, place, a, b))
    case (.text(let a), .text(let b), .plus): return .text(a + b)
    case (.list(let a), .list(let b), .plus): return .list(a + b)
    default: throw mixed(operation, place, sides)
    }
  }

  private func number(
    _ operation: Operator, _ place: Span, _ a: Double, _ b: Double
  ) throws(Diagnostic) -> Double {
    switch operation {
    case .plus: return a + b
    case .minus: return a - b
    case .times: return a * b
    case .divide: return a / b
    case .remainder:
      // The result has the sign of the divisor, as in Python.
      let rest = fmod(a, b)
      return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
    default:
      guard a >= 0 || b == b.rounded() else {
        throw Diagnostic(
          "number.power", "a negative number has no power of \(b.written)", at: place,
          hint: "the exponent must be whole")
      }
      return pow(a, b)
    }
  }

  private func mixed(_ operation: Operator, _ place: Span, _ sides: Sides) -> Diagnostic {
    let sign = operation.rawValue
    let takes =
      switch operation {
      case .plus: "two numbers, two texts or two lists"
      case .contains: "a value and a list, or two texts"
      case let other where other.isComparison: "two numbers or two texts"
      default: "two numbers"
      }
    return Diagnostic(
      "operator.kind", "'\(sign)' takes \(takes), not \(sides.0.kind) and \(sides.1.kind)",
      at: place, hint: conversion(sides))
  }

  /// The way out where a text meets a number.
  private func conversion(_ sides: Sides) -> String? {
    switch sides {
    case (.text, .number), (.number, .text): #"text(x) and number("3") convert; "{x}" inserts"#
    case (.list, .number), (.list, .text), (.number, .list), (.text, .list):
      "put the one value in brackets to join two lists: [1 2] + [3]"
    default: nil
    }
  }
}
