extension RGB {
  /// The parameters of SGR (ECMA-48, with 256 colours as in xterm) for the colour that is nearest to
  /// it among those there are; empty where there are none.
  func code(in colour: OutputStyle.Colour, isGround: Bool) -> String {
    switch colour {
    case .none: ""
    case .basic: "\((isGround ? 40 : 30) + basicIndex)"
    case .extended: "\(isGround ? 48 : 38);5;\(extendedIndex)"
    case .full: "\(isGround ? 48 : 38);2;\(red);\(green);\(blue)"
    }
  }

  /// Its place among the first eight: a bit each for red, green and blue.
  private var basicIndex: Int {
    let least = max(red, green, blue) / 2
    let bits = [red, green, blue].map { $0 > max(least, 0x5F) ? 1 : 0 }
    return bits[0] + 2 * bits[1] + 4 * bits[2]
  }

  /// Its place in the cube of six levels a primary, or among the 24 greys.
  private var extendedIndex: Int {
    let levels = [red, green, blue].map(Self.level)
    let cube = RGB(Self.value(levels[0]), Self.value(levels[1]), Self.value(levels[2]))
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let step = min(max((mean - 3) / 10, 0), 23)
    let shade = UInt8(8 + 10 * step)
    return distance(to: RGB(shade, shade, shade)) < distance(to: cube)
      ? 232 + step : 16 + 36 * levels[0] + 6 * levels[1] + levels[2]
  }

  private static func level(_ part: UInt8) -> Int {
    part < 48 ? 0 : part < 115 ? 1 : (Int(part) - 35) / 40
  }

  private static func value(_ level: Int) -> UInt8 { level == 0 ? 0 : UInt8(55 + 40 * level) }

  private func distance(to other: RGB) -> Int {
    let parts = [(red, other.red), (green, other.green), (blue, other.blue)]
    return parts.reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
  }
}
