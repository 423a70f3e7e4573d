/// A number as a text file writes it: `-1.5`, `.5`, `3e-4`; read to the nearest Float.
struct DecimalNumber {
  /// The characters that part whole and decimals.
  enum Mark: UInt8 {
    case point = 0x2E
    case comma = 0x2C
  }

  /// The Float nearest to the decimal digits (ties to even); infinite beyond Float's range.
  let float: Float
  /// The same number as a Double, exact up to 15 digits; it tells whole numbers apart.
  let double: Double
  /// The decimal mark that was written, if one was.
  let mark: Mark?

  /// Reads a whole field; `nil` where it is not a finite decimal number.
  init?(_ field: UnsafeBufferPointer<UInt8>, allowsComma: Bool = false) {
    var digits = Digits()
    guard digits.scan(field, allowsComma: allowsComma) else { return nil }
    mark = digits.mark
    double = digits.double
    if let near = digits.nearestFloat {
      float = near
    } else {
      float = DecimalNumber.slowly(field)
    }
  }

  init?(_ text: String, allowsComma: Bool = false) {
    var text = text
    let number = text.withUTF8 { DecimalNumber($0, allowsComma: allowsComma) }
    guard let number else { return nil }
    self = number
  }

  /// The standard library's correctly rounded conversion, for the few that the short way leaves.
  private static func slowly(_ field: UnsafeBufferPointer<UInt8>) -> Float {
    let text = String(decoding: field.map { $0 == Mark.comma.rawValue ? 0x2E : $0 }, as: UTF8.self)
    return Float(text) ?? .nan
  }
}

/// The first 19 digits of a decimal number and its power of ten.
private struct Digits {
  var isNegative = false
  var significand: UInt64 = 0
  var exponent = 0
  var mark: DecimalNumber.Mark?

  /// Takes the field apart; false where it is not a decimal number.
  @inline(__always)
  mutating func scan(_ field: UnsafeBufferPointer<UInt8>, allowsComma: Bool) -> Bool {
    var at = 0
    let end = field.count
    guard end > 0 else { return false }
    if field[0] == 0x2D || field[0] == 0x2B {
      isNegative = field[0] == 0x2D
      at = 1
    }
    var kept = 0
    var seen = false
    while at < end {
      let digit = field[at] &- 0x30
      if digit <= 9 {
        seen = true
        if kept < 19 {
          significand = significand &* 10 &+ UInt64(digit)
          if significand != 0 { kept += 1 }
          if mark != nil { exponent -= 1 }
        } else if mark == nil {
          exponent += 1
        }
      } else if mark == nil, let found = DecimalNumber.Mark(rawValue: field[at]),
        found == .point || allowsComma
      {
        mark = found
      } else {
        break
      }
      at += 1
    }
    guard seen else { return false }
    return at == end || scanExponent(field, from: at)
  }

  private mutating func scanExponent(
    _ field: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Bool {
    guard field[start] | 0x20 == 0x65 else { return false }
    var at = start + 1
    var isBelow = false
    if at < field.count, field[at] == 0x2D || field[at] == 0x2B {
      isBelow = field[at] == 0x2D
      at += 1
    }
    guard at < field.count else { return false }
    var power = 0
    while at < field.count {
      let digit = field[at] &- 0x30
      guard digit <= 9 else { return false }
      if power < 100_000 { power = power * 10 + Int(digit) }
      at += 1
    }
    exponent += isBelow ? -power : power
    return true
  }

  /// The number within two units in the last place of a Double; right where 53 bits hold the
  /// digits and the power of ten is at most 22 (Clinger, “How to read floating point numbers
  /// accurately”, 1990).
  var double: Double {
    var value = Double(significand)
    if exponent < 0, exponent >= -22 {
      value /= powersOfTen[-exponent]
    } else if exponent > 0, exponent <= 22 {
      value *= powersOfTen[exponent]
    } else if exponent != 0, significand != 0 {
      value = Double("\(significand)e\(exponent)") ?? .infinity
    }
    return isNegative ? -value : value
  }

  /// The nearest Float, where the Double's error cannot change it: when it is not within a few
  /// units of the middle between two Floats and not below Float's normal range.
  var nearestFloat: Float? {
    let value = double
    if significand == 0 { return Float(value) }
    let size = abs(value)
    guard size >= Double(Float.leastNormalMagnitude) * 2, size < 3.4e38 else { return nil }
    let tail = Int64(value.bitPattern & 0x1FFF_FFFF) - 0x1000_0000
    return abs(tail) <= 8 ? nil : Float(value)
  }
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]
