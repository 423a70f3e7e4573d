import Diagnostics
import Syntax

// Numbers and times as they are written elsewhere.
extension ArgumentReader {
  /// How to part a value from what touches it: `20%`, `0,5`, `1, 2`.
  func correction(touching next: Token) -> Correction? {
    let value = source[last]
    switch next.kind {
    case .other("%"):
      guard let percent = Double(value) else { return nil }
      let share = (percent / 100 * 1e12).rounded() / 1e12
      return .write(share.written, at: .span(last.joined(with: next.span)))
    case .symbol(.comma):
      guard !next.blankAfter, let second = tokens.dropFirst().first else {
        return .remove(hint: "arguments are separated by blanks")
      }
      guard case .number = second.kind, Int(value) != nil else {
        return .write(" ", hint: "arguments are separated by blanks")
      }
      let number = "\(value).\(source[second.span])"
      return .write(number, at: .span(last.joined(with: second.span)))
    default: return nil
    }
  }

  /// What is wrong with a time that is no duration and no expression.
  var durationMistake: Diagnostic? {
    guard let first = tokens.first else { return nil }
    let second = tokens.dropFirst().first
    switch first.kind {
    case .other(let text):
      let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "_" }
      return misspelt(Double(digits), String(text.dropFirst(digits.count)), at: first.span)
    case .number(let number):
      guard let second else { return unitless(at: first.span) }
      if let unit = second.name,
        let mistake = misspelt(number, unit, at: first.span.joined(with: second.span))
      {
        return mistake
      }
      return second.blankBefore && !second.isSpacedOperator ? unitless(at: first.span) : nil
    case .symbol(.minus):
      guard let second, !second.blankBefore, case .duration = second.kind else { return nil }
      return Diagnostic(
        "duration.negative", "a time cannot be negative", at: first.span.joined(with: second.span),
        correction: .write(source[second.span]), stage: .parse)
    default: return nil
    }
  }

  private func unitless(at span: Span) -> Diagnostic {
    let number = source[span]
    return Diagnostic(
      "argument.unit", "a time needs its unit", at: span,
      correction: .write("\(number)s", hint: "write \(number)s, \(number)m or \(number)h"))
  }

  /// A number with a unit that is not written so: `100ms`, `5 s`, `2min`.
  private func misspelt(_ number: Double?, _ unit: String, at span: Span) -> Diagnostic? {
    guard let number, let (factor, ours) = Self.units[unit.lowercased()] else { return nil }
    let time = ((number * factor) * 1e9).rounded() / 1e9
    return Diagnostic(
      "duration.unit", "'\(source[span])' is not a time as it is written here", at: span,
      correction: .write("\(time.written)\(ours)"), stage: .parse)
  }

  /// What other units are, in ours.
  private static let units: [String: (Double, String)] = {
    let spellings: [(String, Double, String)] = [
      ("ms msec millis milliseconds millisecond", 0.001, "s"), ("us", 0.000_001, "s"),
      ("s sec secs second seconds", 1, "s"), ("m min mins minute minutes", 1, "m"),
      ("h hr hrs hour hours", 1, "h"), ("d day days", 24, "h"),
    ]
    var units: [String: (Double, String)] = [:]
    for (names, factor, unit) in spellings {
      for name in names.split(separator: " ") { units[String(name)] = (factor, unit) }
    }
    return units
  }()
}
