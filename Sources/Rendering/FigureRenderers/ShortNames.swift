/// Names in little room that can still be told apart.
enum ShortNames {
  /// The names in at most `width` columns each: whole, or their beginnings; where two of those were
  /// equal, beginnings and ends, and at last beginnings and numbers.
  static func names(_ names: [String], width: Int, _ style: OutputStyle) -> [String] {
    let names = names.map { Printable.line($0, for: style) }
    guard names.contains(where: { DisplayWidth.of($0) > width }) else { return names }
    let beginnings = names.map { DisplayWidth.truncated($0, to: width, style) }
    if areDistinct(beginnings, as: names) { return beginnings }
    let middles = names.map { withoutMiddle($0, width: width, style) }
    if areDistinct(middles, as: names) { return middles }
    return names.enumerated().map { index, name in
      guard DisplayWidth.of(name) > width else { return name }
      let number = String(index + 1)
      guard width > number.count + 1 else { return number }
      return DisplayWidth.truncated(name, to: width - number.count, style) + number
    }
  }

  private static func areDistinct(_ short: [String], as names: [String]) -> Bool {
    Set(short).count == Set(names).count
  }

  private static func withoutMiddle(_ name: String, width: Int, _ style: OutputStyle) -> String {
    guard DisplayWidth.of(name) > width, width >= 5 else {
      return DisplayWidth.truncated(name, to: width, style)
    }
    let tailWidth = (width - 1) / 2
    var tail = ""
    for character in name.reversed() {
      guard DisplayWidth.of(String(character) + tail) <= tailWidth else { break }
      tail = String(character) + tail
    }
    return DisplayWidth.prefix(of: name, width: width - 1 - tailWidth) + Signs(style).ellipsis
      + tail
  }
}
