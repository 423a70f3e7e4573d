/// How many columns of a terminal a text takes.
package enum DisplayWidth {
  /// The columns of a text without line breaks and tabs.
  package static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += of(scalar) }
    return width
  }

  /// 0 for what combines with the letter before it, 2 for East Asian wide letters and emoji, else 1.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
    if isWide(scalar.value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// The beginning of a text that fits into `width` columns.
  package static func prefix(of text: some StringProtocol, width limit: Int) -> String {
    var width = 0
    var result = ""
    for character in text {
      width += of(String(character))
      if width > limit { break }
      result.append(character)
    }
    return result
  }

  /// The text, or its beginning and `…` where it takes more than `width` columns.
  package static func truncated(_ text: String, to width: Int) -> String {
    of(text) <= width ? text : prefix(of: text, width: max(width - 1, 0)) + "…"
  }

  /// East Asian Width W and F, by blocks. Source: Unicode Standard Annex #11.
  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    return wide.contains { $0.contains(value) }
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1F200...0x1F2FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
