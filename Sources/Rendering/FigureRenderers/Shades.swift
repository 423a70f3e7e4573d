import Reports

/// Numbers as colours, or as signs of as many densities where there are no colours.
struct Shades {
  enum Hues {
    /// From dark to bright.
    case sequential
    /// Two hues about the middle; as signs, lines below it and blocks above.
    case diverging
    /// From black to white.
    case grey
  }

  let hues: Hues
  let lower: Double
  let upper: Double

  init(_ hues: Hues, from lower: Double, to upper: Double) {
    self.hues = hues
    self.lower = lower
    self.upper = upper
  }

  /// Shades from the least to the greatest of the finite values, about zero as far to both sides
  /// where they diverge; `nil` where no value is finite.
  init?(_ hues: Hues, over values: some Sequence<Float>) {
    var (lower, upper) = (Float.infinity, -Float.infinity)
    for value in values where value.isFinite {
      (lower, upper) = (min(lower, value), max(upper, value))
    }
    guard lower <= upper else { return nil }
    let size = max(abs(lower), abs(upper))
    self.init(
      hues, from: Double(hues == .diverging ? -size : lower),
      to: Double(hues == .diverging ? size : upper))
  }

  /// How far from the lower end a value lies, 0…1; in the middle where all are equal.
  func share(of value: Double) -> Double {
    guard upper > lower else { return 0.5 }
    let range = upper - lower
    let share = range.isFinite ? (value - lower) / range : value / 2 / (upper / 2 - lower / 2) + 0.5
    return min(max(share, 0), 1)
  }

  /// The colour of a value, or none for what is no number.
  func colour(of value: Double) -> RGB? {
    value.isNaN ? nil : colour(at: (share(of: value) * 64).rounded() / 64)
  }

  /// The sign of a value, `?` for what is no number.
  func sign(of value: Double, isUnicode: Bool) -> Character {
    let ramp = ramp(isUnicode: isUnicode)
    return value.isNaN ? "?" : ramp[share(of: value).field(among: ramp.count)]
  }

  /// The role of a value's sign, where there are few colours.
  func role(of value: Double) -> Role? {
    guard hues == .diverging, !value.isNaN else { return nil }
    return .series(share(of: value) < 0.5 ? 1 : 0)
  }

  /// A bar of all shades between the values of their ends, as long as there is room for; nothing
  /// where not even those have room.
  func scale(_ style: OutputStyle, width: Int = .max) -> PaintedLine {
    var line = PaintedLine(Paint(style))
    guard upper > lower else {
      line.append("all \(NumberText.short(lower))", .faint)
      return line
    }
    let ends = (NumberText.short(lower), NumberText.short(upper))
    guard ends.0.count + 1 + ends.1.count <= width else { return line }
    line.append(ends.0 + " ", .faint)
    append(to: &line, style, width: width - ends.0.count - ends.1.count - 2)
    line.append((line.width > ends.0.count + 1 ? " " : "") + ends.1, .faint)
    return line
  }

  private func append(to line: inout PaintedLine, _ style: OutputStyle, width: Int) {
    guard Paint(style).hasShades else {
      let ramp = ramp(isUnicode: style.isUnicode)
      for (index, sign) in ramp.enumerated() {
        let isNegative = 2 * index < ramp.count
        line.append(
          String(repeating: sign, count: min(ramp.count > 7 ? 2 : 3, width / ramp.count)),
          hues == .diverging ? .series(isNegative ? 1 : 0) : nil)
      }
      return
    }
    let count = min(20, max(width, 0))
    for column in 0..<count {
      let left = Double(column) / (Double(count) - 0.5)
      let right = (Double(column) + 0.5) / (Double(count) - 0.5)
      if style.isUnicode {
        line.append("▌", ink: colour(at: left), ground: colour(at: right))
      } else {
        line.append(" ", ink: nil, ground: colour(at: left))
      }
    }
  }

  private func colour(at share: Double) -> RGB {
    switch hues {
    case .sequential: Palette.sequential(share)
    case .diverging: Palette.diverging(2 * share - 1)
    case .grey: Palette.grey(share)
    }
  }

  private func ramp(isUnicode: Bool) -> [Character] {
    switch hues {
    case .diverging: isUnicode ? ["≡", "=", "-", " ", "░", "▒", "▓"] : ["=", "-", " ", "+", "#"]
    case .sequential, .grey: Array(isUnicode ? " ░▒▓█" : " .:-=+*#%@")
    }
  }
}
