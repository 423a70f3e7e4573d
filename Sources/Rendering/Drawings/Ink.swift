/// What a colour is for; each has one for a light and one for a dark background.
enum Ink: Hashable, Comparable {
  case background
  case text
  /// Labels, notes.
  case faint
  /// Division lines, frames.
  case grid
  /// A curve or class, counted from 0.
  case series(Int)
  case positive
  case negative
  /// The same on every background: a value of a scale.
  case fixed(RGB)

  /// The number of hues of the series.
  static let seriesCount = light.count

  /// The colour on a background.
  func colour(on background: Background) -> RGB {
    let isLight = background == .light
    switch self {
    case .background: return RGB(isLight ? 0xFFFFFF : 0x16191F)
    case .text: return RGB(isLight ? 0x1F2328 : 0xE6EAF0)
    case .faint: return RGB(isLight ? 0x5C6570 : 0xA0A9B5)
    case .grid: return RGB(isLight ? 0xDDE1E6 : 0x343A44)
    case .series(let index):
      let hues = isLight ? Self.light : Self.dark
      return RGB(hues[abs(index) % hues.count])
    case .positive: return RGB(isLight ? 0x0072B2 : 0x56B4E9)
    case .negative: return RGB(isLight ? 0xD55E00 : 0xF28A45)
    case .fixed(let colour): return colour
    }
  }

  /// Hues that stay apart for the colour-blind, after Okabe and Ito, darkened on white and lightened
  /// on black to a contrast of at least 3.
  private static let light: [UInt32] = [0x0072B2, 0xD55E00, 0x00865F, 0xB04A8F, 0x8A6D00, 0x3D8FC4]
  private static let dark: [UInt32] = [0x56B4E9, 0xF28A45, 0x2CC295, 0xDD8FBF, 0xE3C04D, 0xA9C7FF]

  /// What reads on a positive or negative field of an opacity, on light and dark alike.
  static func onShade(_ opacity: Double) -> Ink {
    opacity <= 0.66 ? .text : opacity <= 0.88 ? .fixed(RGB(0x1F2328)) : .background
  }

  /// A name of letters and digits.
  var name: String {
    switch self {
    case .background: "back"
    case .text: "text"
    case .faint: "faint"
    case .grid: "grid"
    case .series(let index): "series\(abs(index) % Self.seriesCount)"
    case .positive: "positive"
    case .negative: "negative"
    case .fixed(let colour): colour.hex
    }
  }

  static func < (left: Ink, right: Ink) -> Bool { left.name < right.name }
}

/// What a picture stands on.
package enum Background: Sendable {
  case light, dark
}

extension RGB {
  /// Six hexadecimal digits.
  var hex: String {
    let digits = Array("0123456789abcdef")
    var text = ""
    for part in [red, green, blue] {
      text.append(digits[Int(part >> 4)])
      text.append(digits[Int(part & 15)])
    }
    return text
  }
}
