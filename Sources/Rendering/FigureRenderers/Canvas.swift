/// A grid of cells with dots in them: two by four Braille dots a cell, or one letter in ASCII.
struct Canvas {
  let columns: Int
  let rows: Int
  /// Dots across and down.
  let width: Int
  let height: Int
  private let isBraille: Bool
  private var dots: [UInt8]
  private var owners: [Owner?]
  /// Signs that stand in place of dots.
  private var marks: [Int: Character] = [:]

  /// What a dot belongs to.
  enum Owner: Equatable {
    /// A curve or cloud, counted from 0 among those with a colour.
    case series(Int)
    /// A line to compare with.
    case reference
    /// A weight between two units.
    case weight(isPositive: Bool)
  }

  init(columns: Int, rows: Int, style: OutputStyle) {
    self.columns = columns
    self.rows = rows
    isBraille = style.isUnicode
    width = isBraille ? columns * 2 : columns
    height = isBraille ? rows * 4 : rows
    dots = [UInt8](repeating: 0, count: columns * rows)
    owners = [Owner?](repeating: nil, count: columns * rows)
  }

  /// Sets a dot, counted from the upper left; what was drawn last gives a cell its colour.
  mutating func set(_ x: Int, _ y: Int, owner: Owner) {
    guard let cell = cell(x, y) else { return }
    if marks.removeValue(forKey: cell) != nil { dots[cell] = 0 }
    dots[cell] |= isBraille ? Self.brailleDots[y % 4 * 2 + x % 2] : 1
    owners[cell] = owner
  }

  /// Puts a sign into the cell of a dot, in place of the dots there.
  mutating func mark(_ x: Int, _ y: Int, _ sign: Character, owner: Owner) {
    guard let cell = cell(x, y) else { return }
    marks[cell] = sign
    owners[cell] = owner
  }

  private func cell(_ x: Int, _ y: Int) -> Int? {
    guard x >= 0, x < width, y >= 0, y < height else { return nil }
    return isBraille ? y / 4 * columns + x / 2 : y * columns + x
  }

  /// Draws a straight line, dot by dot, with gaps after the pen's pattern.
  mutating func draw(from start: (x: Int, y: Int), to end: (x: Int, y: Int), with pen: inout Pen) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y))
    for step in 0...max(steps, 1) {
      let x = start.x + rounded((end.x - start.x) * step, over: max(steps, 1))
      let y = start.y + rounded((end.y - start.y) * step, over: max(steps, 1))
      if pen.marks() { set(x, y, owner: pen.owner) }
    }
  }

  /// Its cells with their signs and colours.
  var grid: CellGrid {
    var grid = CellGrid(columns: columns, rows: rows)
    for cell in dots.indices {
      guard let owner = owners[cell] else { continue }
      grid[cell % columns, cell / columns] = .init(sign: sign(of: cell, owner), role: owner.role)
    }
    return grid
  }

  private func rounded(_ value: Int, over divisor: Int) -> Int {
    (2 * value + (value < 0 ? -divisor : divisor)) / (2 * divisor)
  }

  private func sign(of cell: Int, _ owner: Owner) -> Character {
    if let mark = marks[cell] { return mark }
    guard isBraille else { return owner.letter }
    return Unicode.Scalar(0x2800 + UInt32(dots[cell])).map(Character.init) ?? " "
  }

  /// The bit of each dot of a cell, left to right and downwards (Unicode block Braille Patterns).
  private static let brailleDots: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
}

extension Canvas.Owner {
  /// The letter that a line is drawn with in ASCII.
  var letter: Character {
    switch self {
    case .series(let index): PointMark.sign(ofClass: index, isUnicode: false)
    case .reference: "."
    case .weight(let isPositive): isPositive ? "+" : "-"
    }
  }

  var role: Role {
    switch self {
    case .series(let index): .series(index)
    case .reference: .faint
    case .weight(let isPositive): .series(isPositive ? 0 : 1)
    }
  }
}

/// What a line is drawn with.
struct Pen {
  let owner: Canvas.Owner
  /// Dots drawn and left out in turn; none for a solid line.
  private let pattern: [Int]
  private var position = 0

  /// Every hue has a solid line first, and a dashed one where it comes again; without colour the
  /// second and later lines are dashed.
  init(_ owner: Canvas.Owner, style: OutputStyle) {
    self.owner = owner
    let patterns = [[], [2, 3], [5, 2, 1, 2], [1, 4]]
    switch owner {
    case .reference: pattern = style.isUnicode ? [1, 2] : [1, 1]
    case .weight(let isPositive): pattern = isPositive || !style.isUnicode ? [] : [2, 2]
    case .series(let index):
      let hues = style.colour == .none ? 1 : Palette.classes.count
      pattern = style.isUnicode ? patterns[index / hues % patterns.count] : []
    }
  }

  /// Columns in which a line of Braille dots shows its pattern.
  var sampleWidth: Int { max((pattern.reduce(0, +) + 1) / 2, 3) }

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
}
