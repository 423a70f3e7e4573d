/// A colour of the screen: red, green and blue, 0…255 each, in sRGB.
package struct RGB: Sendable, Equatable, Hashable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// From its six hexadecimal digits: `0x0072B2`.
  package init(_ hex: UInt32) {
    self.init(
      UInt8(truncatingIfNeeded: hex >> 16), UInt8(truncatingIfNeeded: hex >> 8),
      UInt8(truncatingIfNeeded: hex))
  }

  /// The colour a share of the way to another one.
  package func mixed(with other: RGB, share: Double) -> RGB {
    func mixed(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8(max(0, min(255, (Double(from) + (Double(to) - Double(from)) * share).rounded())))
    }
    return RGB(mixed(red, other.red), mixed(green, other.green), mixed(blue, other.blue))
  }
}
