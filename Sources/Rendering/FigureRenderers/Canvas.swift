/// A grid of cells with dots in them: two by four Braille dots a cell, or one letter in ASCII.
struct Canvas {
  let columns: Int
  let rows: Int
  /// Dots across and down.
  let width: Int
  let height: Int
  private let isBraille: Bool
  private var dots: [UInt8]
  private var owner: [Int]

  init(columns: Int, rows: Int, style: OutputStyle) {
    self.columns = columns
    self.rows = rows
    isBraille = style.isUnicode
    width = isBraille ? columns * 2 : columns
    height = isBraille ? rows * 4 : rows
    dots = [UInt8](repeating: 0, count: columns * rows)
    owner = [Int](repeating: -1, count: columns * rows)
  }

  /// Sets a dot, counted from the upper left, for a series.
  mutating func set(_ x: Int, _ y: Int, series: Int) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let cell = isBraille ? y / 4 * columns + x / 2 : y * columns + x
    dots[cell] |= isBraille ? Self.brailleDots[y % 4 * 2 + x % 2] : 1
    owner[cell] = series
  }

  /// Draws a straight line, dot by dot, with gaps after the pen's pattern.
  mutating func draw(from start: (x: Int, y: Int), to end: (x: Int, y: Int), with pen: inout Pen) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y))
    for step in 0...max(steps, 1) {
      let x = start.x + rounded((end.x - start.x) * step, over: max(steps, 1))
      let y = start.y + rounded((end.y - start.y) * step, over: max(steps, 1))
      if pen.marks() { set(x, y, series: pen.series) }
    }
  }

  /// A row of cells as runs of the same series.
  func runs(inRow row: Int) -> [(text: String, series: Int?)] {
    var runs: [(text: String, series: Int?)] = []
    for column in 0..<columns {
      let cell = row * columns + column
      let series = dots[cell] == 0 ? nil : owner[cell]
      let sign = sign(of: cell)
      if let last = runs.last, last.series == series {
        runs[runs.count - 1].text.append(sign)
      } else {
        runs.append((String(sign), series))
      }
    }
    return runs
  }

  private func rounded(_ value: Int, over divisor: Int) -> Int {
    (2 * value + (value < 0 ? -divisor : divisor)) / (2 * divisor)
  }

  private func sign(of cell: Int) -> Character {
    guard dots[cell] != 0 else { return " " }
    guard isBraille else { return Pen.letter(of: owner[cell]) }
    return Unicode.Scalar(0x2800 + UInt32(dots[cell])).map(Character.init) ?? " "
  }

  /// The bit of each dot of a cell, left to right and downwards (Unicode block Braille Patterns).
  private static let brailleDots: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
}

/// What a series is drawn with.
struct Pen {
  let series: Int
  /// Dots drawn and left out in turn; none for a solid line.
  private let pattern: [Int]
  private var position = 0

  /// With colour every line is solid; without it the second and later ones are dashed.
  init(series: Int, style: OutputStyle) {
    self.series = series
    let patterns = [[], [2, 3], [7, 3, 1, 3], [1, 4]]
    pattern = style.colour == .none && style.isUnicode ? patterns[series % patterns.count] : []
  }

  /// Whether the next dot is drawn.
  mutating func marks() -> Bool {
    guard !pattern.isEmpty else { return true }
    var rest = position % pattern.reduce(0, +)
    position += 1
    for (index, length) in pattern.enumerated() {
      if rest < length { return index.isMultiple(of: 2) }
      rest -= length
    }
    return true
  }

  /// The letter that stands for a series in ASCII.
  static func letter(of series: Int) -> Character {
    let letters: [Character] = ["*", "o", "x", "+", "#", "@"]
    return letters[abs(series) % letters.count]
  }
}
