/// What a field's text stands for.
enum FieldText {
  /// Whether a field stands for a value that is not known: empty, `NA`, `NaN` or `?`.
  @inline(__always)
  static func isMissing(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    switch field.count {
    case 0: true
    case 1: field[0] == UInt8(ascii: "?")
    case 2: field[0] == UInt8(ascii: "N") && field[1] == UInt8(ascii: "A")
    case 3: field[0] | 0x20 == 0x6E && field[1] | 0x20 == 0x61 && field[2] | 0x20 == 0x6E
    default: false
    }
  }

  static func isMissing(_ text: String) -> Bool { with(text, isMissing) }

  /// Whether a field is an infinity in letters, with or without a sign.
  static func isInfinity(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count >= 3, field.count <= 9 else { return false }
    let text = String(decoding: field, as: UTF8.self).lowercased()
    let name = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.dropFirst()) : text
    return name == "inf" || name == "infinity"
  }

  /// `true` or `false` in any case.
  static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// Whether a field can stand in a column of numbers.
  static func isNumeric(_ text: String, _ dialect: Dialect) -> Bool {
    with(text) {
      isMissing($0) || isInfinity($0)
        || DecimalNumber($0, allowsComma: dialect.readsDecimalCommas) != nil
    }
  }

  private static func with<Result>(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var text = text
    return text.withUTF8(body)
  }
}
