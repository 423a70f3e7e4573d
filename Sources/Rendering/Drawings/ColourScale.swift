import Reports

/// Numbers as colours, in steps.
struct ColourScale {
  enum Hues {
    /// From dark blue to yellow, even to the eye and to the colour-blind (after viridis).
    case sequential
    /// Two hues that fade into the background about zero.
    case diverging
    /// From black to white.
    case grey
  }

  private static let steps = 24

  let hues: Hues
  let lower: Double
  let upper: Double

  init(_ hues: Hues, from lower: Double, to upper: Double) {
    self.hues = hues
    self.lower = lower
    self.upper = upper > lower ? upper : lower + max(abs(lower) * 1e-9, 1e-9)
  }

  /// A scale that holds finite values; `nil` where there are none.
  init?(_ hues: Hues, over values: some Sequence<Double>) {
    var (lower, upper) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      (lower, upper) = (min(lower, value), max(upper, value))
    }
    guard lower <= upper else { return nil }
    if hues == .diverging {
      let size = max(abs(lower), abs(upper))
      (lower, upper) = size > 0 ? (-size, size) : (-1, 1)
    }
    self.init(hues, from: lower, to: upper)
  }

  /// The step of a value; one that is not a number has none.
  func step(of value: Double) -> Int? {
    // Halves, because the whole length of a scale may be more than a number can be.
    let share = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
    guard !share.isNaN else { return nil }
    return Int((min(max(share, 0), 1) * Double(Self.steps)).rounded())
  }

  func look(of value: Double) -> Look {
    step(of: value).map(look(ofStep:)) ?? .filled(.grid)
  }

  func look(ofStep step: Int) -> Look {
    let share = Double(step) / Double(Self.steps)
    switch hues {
    case .sequential: return .filled(.fixed(Palette.sequential(share)))
    case .grey: return .filled(.fixed(Palette.grey(share)))
    case .diverging:
      let distance = 2 * share - 1
      let ink: Ink = distance < 0 ? .negative : .positive
      return .filled(ink, opacity: (abs(distance) * 100).rounded() / 100)
    }
  }

  /// An ink that reads on the colour of a value.
  func ink(on value: Double) -> Ink { step(of: value).map(ink(onStep:)) ?? .text }

  func ink(onStep step: Int) -> Ink {
    let share = Double(step) / Double(Self.steps)
    switch hues {
    case .sequential, .grey: return .fixed(RGB(share > 0.55 ? 0 : 0xFFFFFF))
    case .diverging: return .onShade(abs(2 * share - 1))
    }
  }

  /// All steps, from the lowest.
  var looks: [Look] { (0...Self.steps).map(look(ofStep:)) }
}

extension Sheet {
  /// A bar of the colours between their ends.
  mutating func add(_ scale: ColourScale, _ name: String) {
    let (lower, upper) = (Self.end(scale.lower), Self.end(scale.upper))
    y += 14
    var x = left
    if !name.isEmpty {
      let text = TextMeasure.shortened(name, to: innerWidth / 2, size: 12)
      shapes.append(.text(TextLine(text, at: Point(x, y))))
      x += TextMeasure.width(of: text, size: 12) + 12
    }
    shapes.append(.text(TextLine(lower, at: Point(x, y), size: 11, ink: .faint)))
    x += TextMeasure.width(of: lower, size: 11) + 6
    let room = right - x - 6 - TextMeasure.width(of: upper, size: 11)
    let step = min(6, max(room / Double(scale.looks.count), 1))
    for (index, look) in scale.looks.enumerated() {
      shapes.append(.boxes([Box(x + Double(index) * step, y - 10, step, 12)], look))
    }
    let width = Double(scale.looks.count) * step
    shapes.append(.boxes([Box(x, y - 10, width, 12)], .stroked(.grid)))
    shapes.append(.text(TextLine(upper, at: Point(x + width + 6, y), size: 11, ink: .faint)))
    y += 8
  }

  /// A quantity without zeros after its last decimal.
  private static func end(_ value: Double) -> String {
    var text = NumberText.quantity(value)
    guard text.contains("."), !text.contains("e") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
