/// A number as a text file writes it: `-1.5`, `.5`, `3e-4`; read to the nearest Float.
struct DecimalNumber {
  /// The Float nearest to the decimal digits (ties to even); infinite beyond Float's range.
  let float: Float
  private let digits: DecimalDigits

  /// Reads a whole field; `nil` where it is not a finite decimal number.
  init?(_ field: UnsafeBufferPointer<UInt8>, allowsComma: Bool = false) {
    guard let digits = DecimalDigits(field, allowsComma: allowsComma) else { return nil }
    self.digits = digits
    float = digits.nearFloat ?? DecimalNumber.slowly(field)
  }

  /// The same for a field of a record, after which eight more bytes can be read.
  @inline(__always)
  init?(inRecord field: UnsafeBufferPointer<UInt8>, allowsComma: Bool) {
    if let digits = DecimalDigits(short: field), let near = digits.nearFloat {
      self.init(float: near, digits: digits)
    } else {
      self.init(field, allowsComma: allowsComma)
    }
  }

  private init(float: Float, digits: DecimalDigits) {
    self.float = float
    self.digits = digits
  }

  init?(_ text: String, allowsComma: Bool = false) {
    var text = text
    let number = text.withUTF8 { DecimalNumber($0, allowsComma: allowsComma) }
    guard let number else { return nil }
    self = number
  }

  /// The same number as a Double, exact up to 15 digits; it tells whole numbers apart.
  var double: Double { digits.double }

  /// The decimal mark that was written, if one was.
  var mark: DecimalDigits.Mark? { digits.mark }

  /// The standard library's correctly rounded conversion, for the few that the short way leaves.
  @inline(never)
  private static func slowly(_ field: UnsafeBufferPointer<UInt8>) -> Float {
    let comma = DecimalDigits.Mark.comma.rawValue
    let text = String(decoding: field.map { $0 == comma ? 0x2E : $0 }, as: UTF8.self)
    return Float(text) ?? .nan
  }
}
