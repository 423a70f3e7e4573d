import Glibc

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

extension RGB {
  /// How light it is, 0…1, by the contribution of each primary. Source: WCAG 2.2, relative luminance.
  package var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// How well it reads on another colour: 1, not at all, to 21. Source: WCAG 2.2, contrast ratio.
  package func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// Black or white, whichever reads better on it.
  package var opposite: RGB {
    contrast(with: Palette.black) >= contrast(with: Palette.white) ? Palette.black : Palette.white
  }
}

/// The colours of figures; each choice stays apart for the colour-blind.
package enum Palette {
  package static let black = RGB(0x000000)
  package static let white = RGB(0xFFFFFF)

  /// Curves and classes, after Okabe and Ito; they read on white and on black alike.
  package static let classes: [RGB] = [
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x9A7D00, 0x3D97D3, 0x7F7F7F,
  ].map { RGB($0) }

  /// The colour of a curve or class, counted from 0.
  package static func ofClass(_ index: Int) -> RGB { classes[Int(index.magnitude) % classes.count] }

  /// From dark blue, 0, over green to yellow, 1, even to the eye (after viridis).
  package static func sequential(_ share: Double) -> RGB { colour(at: share, of: sequentialStops) }

  /// From blue, -1, over a light grey, 0, to red, 1 (after ColorBrewer's RdBu).
  package static func diverging(_ share: Double) -> RGB {
    colour(at: (share + 1) / 2, of: divergingStops)
  }

  /// From black, 0, to white, 1.
  package static func grey(_ share: Double) -> RGB { colour(at: share, of: [black, white]) }

  private static let sequentialStops: [RGB] = [
    0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725,
  ].map { RGB($0) }

  private static let divergingStops: [RGB] = [
    0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xF7F7F7, 0xF4A582, 0xD6604D, 0xB2182B, 0x67001F,
  ].map { RGB($0) }

  /// A place between stops at equal distances; what is no number counts as 0.
  private static func colour(at share: Double, of stops: [RGB]) -> RGB {
    let share = share.isNaN ? 0 : min(max(share, 0), 1)
    let place = share * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], share: place - Double(index))
  }
}
