/// The digits of a decimal number, at most the first 19, and its power of ten.
struct DecimalDigits {
  /// The characters that part whole and decimals.
  enum Mark: UInt8 {
    case point = 0x2E
    case comma = 0x2C
  }

  private var isNegative = false
  private var significand: UInt64 = 0
  private var exponent = 0
  private(set) var mark: Mark?

  /// Takes a field apart; `nil` where it is not a decimal number.
  init?(_ field: UnsafeBufferPointer<UInt8>, allowsComma: Bool) {
    guard var at = field.baseAddress else { return nil }
    let end = at + field.count
    if at < end, at.pointee == 0x2D || at.pointee == 0x2B {
      isNegative = at.pointee == 0x2D
      at += 1
    }
    let start = at
    takeDigits(&at, end)
    var count = at - start
    if at < end, let found = Mark(rawValue: at.pointee), found == .point || allowsComma {
      mark = found
      at += 1
      let decimals = at
      takeDigits(&at, end)
      exponent = decimals - at
      count -= exponent
    }
    guard count > 0 else { return nil }
    if count > 19 { takeAnew(UnsafeBufferPointer(start: start, count: at - start)) }
    if at < end {
      let rest = UnsafeBufferPointer(start: at, count: end - at)
      guard takeExponent(rest) else { return nil }
    }
  }

  @inline(__always)
  private mutating func takeDigits(_ at: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
    while at < end {
      let digit = at.pointee &- 0x30
      guard digit <= 9 else { return }
      significand = significand &* 10 &+ UInt64(digit)
      at += 1
    }
  }

  /// Takes the first 19 digits that count, where there are more: 64 bits hold no more.
  @inline(never)
  private mutating func takeAnew(_ text: UnsafeBufferPointer<UInt8>) {
    (significand, exponent) = (0, 0)
    var kept = 0
    var isPastMark = false
    for byte in text {
      let digit = byte &- 0x30
      if digit > 9 {
        isPastMark = true
      } else if kept < 19 {
        significand = significand * 10 + UInt64(digit)
        if significand != 0 { kept += 1 }
        if isPastMark { exponent -= 1 }
      } else if !isPastMark {
        exponent += 1
      }
    }
  }

  /// Takes `e-4`; false where that is not what follows the digits.
  @inline(never)
  private mutating func takeExponent(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text[0] | 0x20 == 0x65 else { return false }
    var digits = text.dropFirst()
    let isBelow = digits.first == 0x2D
    if isBelow || digits.first == 0x2B { digits = digits.dropFirst() }
    guard !digits.isEmpty else { return false }
    var power = 0
    for byte in digits {
      let digit = byte &- 0x30
      guard digit <= 9 else { return false }
      if power < 100_000 { power = power * 10 + Int(digit) }
    }
    exponent += isBelow ? -power : power
    return true
  }
}

extension DecimalDigits {
  /// Takes a number of at most eight digits and a point apart, all at once and without a branch
  /// for each; `nil` for any other field. Eight bytes after the field must be readable.
  /// Source: D. Lemire, “Number parsing at a gigabyte per second”, 2021, section 3.
  @inline(__always)
  init?(short field: UnsafeBufferPointer<UInt8>) {
    guard var at = field.baseAddress, field.count > 0, field.count <= 9 else { return nil }
    isNegative = at.pointee == 0x2D
    var count = field.count
    if isNegative {
      at += 1
      count -= 1
    }
    guard count > 0, count <= 8 else { return nil }
    var word = UnsafeRawPointer(at).loadUnaligned(as: UInt64.self).littleEndian
    word &= ~0 >> UInt64(64 - 8 * count)
    let unlikePoint = word ^ 0x2E2E_2E2E_2E2E_2E2E
    let found = (unlikePoint &- 0x0101_0101_0101_0101) & ~unlikePoint & 0x8080_8080_8080_8080
    if found != 0 {
      let place = UInt64(found.trailingZeroBitCount & ~7)
      let whole = word & ((1 &<< place) &- 1)
      word = whole | ((word &>> place) &>> 8) &<< place
      count -= 1
      exponent = Int(place) / 8 - count
      mark = .point
    }
    guard count > 0, let value = Self.value(ofDigits: word, count: count) else { return nil }
    significand = value
  }

  /// The number that up to eight digits write, the first in the lowest byte.
  @inline(__always)
  private static func value(ofDigits word: UInt64, count: Int) -> UInt64? {
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let padding = UInt64(64 - 8 * count)
    let digits = ((word ^ zeros) << padding)
    guard (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0 else {
      return nil
    }
    let pairs = digits &* 10 &+ (digits >> 8)
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) >> 32
  }

  /// The nearest Float, where it can be told from a Double that is wrong by less than two units in
  /// its last place: not near the middle between two Floats, nor outside Float's normal range.
  @inline(__always)
  var nearFloat: Float? {
    guard exponent <= 0, exponent > -powersOfTenth.count else { return exactFloat }
    let size = Double(significand) * powersOfTenth[-exponent]
    let tail = Int64(size.bitPattern & 0x1FFF_FFFF) - 0x1000_0000
    guard size >= 2.4e-38, abs(tail) > 8 else { return exactFloat }
    return isNegative ? -Float(size) : Float(size)
  }

  /// The same for a zero and for large powers of ten.
  @inline(never)
  private var exactFloat: Float? {
    let value = double
    let tail = Int64(value.bitPattern & 0x1FFF_FFFF) - 0x1000_0000
    guard abs(value) >= 2.4e-38, abs(value) < 3.4e38, abs(tail) > 8 else {
      return significand == 0 ? Float(value) : nil
    }
    return Float(value)
  }

  /// The number; exact where 53 bits hold the digits and the power of ten is at most 22
  /// (Clinger, “How to read floating point numbers accurately”, 1990), else the standard library's.
  var double: Double {
    var value = Double(significand)
    if exponent < 0, exponent > -powersOfTen.count {
      value /= powersOfTen[-exponent]
    } else if exponent > 0, exponent < powersOfTen.count {
      value *= powersOfTen[exponent]
    } else if exponent != 0, significand != 0 {
      value = Double("\(significand)e\(exponent)") ?? .infinity
    }
    return isNegative ? -value : value
  }
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]

private let powersOfTenth: [Double] = [
  1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14,
  1e-15, 1e-16, 1e-17, 1e-18, 1e-19, 1e-20, 1e-21, 1e-22,
]
