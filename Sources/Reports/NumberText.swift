import Glibc

/// Numbers as a reader sees them in results: few digits, correctly rounded, the same everywhere.
package enum NumberText {
  /// A loss or another quantity: four decimals below ten (`0.0521`), four digits above (`12.35`),
  /// powers of ten outside 0.001…1,000,000 (`5.21e-5`).
  package static func quantity(_ value: Double) -> String {
    guard value.isFinite else { return notFinite(value) }
    let size = abs(value)
    if size == 0 { return "0" }
    if size < 0.0009995 || size >= 999_999.5 { return scientific(value, decimals: 2) }
    if size < 9.99995 { return fixed(value, decimals: 4) }
    if size < 99.995 { return fixed(value, decimals: 2) }
    return fixed(value, decimals: size < 999.95 ? 1 : 0)
  }

  /// A quantity without zeros after its last decimal: `0.5`, `12`.
  package static func short(_ value: Double) -> String {
    let text = quantity(value)
    guard text.contains("."), !text.contains("e") else { return text }
    let digits = text.reversed().drop { $0 == "0" }
    return String((digits.first == "." ? digits.dropFirst() : digits).reversed())
  }

  /// A share of one with three decimals: `0.983`.
  package static func ratio(_ value: Double) -> String { fixed(value, decimals: 3) }

  /// A whole number with its thousands apart from five digits on: `1000`, `60,000`.
  package static func count(_ value: Int) -> String {
    let digits = String(value.magnitude)
    let sign = value < 0 ? "-" : ""
    guard digits.count > 4 else { return sign + digits }
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return sign + grouped
  }

  /// A stretch of time: `40 µs`, `4 ms`, `0.2 s`, `12.3 s`, `2 min 05 s`, `1 h 02 min`.
  package static func duration(seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return notFinite(seconds) }
    if seconds < 0.000095 { return fixed(seconds * 1e6, decimals: 0) + " µs" }
    if seconds < 0.0995 {
      return fixed(seconds * 1000, decimals: seconds < 0.00095 ? 1 : 0) + " ms"
    }
    if seconds < 59.95 { return fixed(seconds, decimals: 1) + " s" }
    if seconds < 3599.5 { return parts(seconds, of: 60, "min", "s") }
    if seconds < 1e9 { return parts(seconds / 60, of: 60, "h", "min") }
    return scientific(seconds, decimals: 2) + " s"
  }

  /// A time still to wait, in whole seconds: `3 s`, `2 min 05 s`.
  package static func remaining(seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return notFinite(seconds) }
    return seconds < 59.5
      ? fixed(max(seconds, 1), decimals: 0) + " s" : duration(seconds: max(seconds, 60))
  }

  /// A fixed number of decimals, correctly rounded from the value's exact binary digits.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    let text = formatted("%.*f", decimals, value)
    return text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) }
      ? String(text.dropFirst()) : text
  }

  /// A power of ten: `5.21e-5`; zero, of either sign, is `0`.
  package static func scientific(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    guard value != 0 else { return "0" }
    let parts = formatted("%.*e", decimals, value).split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return "\(value)" }
    return "\(parts[0])e\(exponent)"
  }

  private static func parts(
    _ value: Double, of base: Int, _ large: String, _ small: String
  ) -> String {
    let (whole, rest) = Int(value.rounded()).quotientAndRemainder(dividingBy: base)
    return "\(whole) \(large) \(rest < 10 ? "0" : "")\(rest) \(small)"
  }

  private static func notFinite(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }

  /// The C library's printing, which rounds correctly; 350 bytes hold any Double with 20 decimals.
  private static func formatted(_ format: String, _ decimals: Int, _ value: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 350)
    let length = withVaList([Int32(min(max(decimals, 0), 20)), value]) {
      vsnprintf(&buffer, buffer.count, format, $0)
    }
    return String(decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
