/// The signs, colours and patterns of classes on a map.
struct ClassMarks {
  private static let patterns: [Character] = [" ", "░", "▒", "▓"]
  private static let asciiPatterns: [Character] = [" ", ".", ":", "%"]

  private let style: OutputStyle
  private let count: Int
  /// Each class by a name of one letter.
  private let letters: [Character]
  private let hasHalves: Bool

  init(_ classes: [String], _ style: OutputStyle) {
    self.style = style
    count = classes.count
    hasHalves = style.hasHalves
    let names = classes.compactMap { $0.count == 1 && $0.utf8.count == 1 ? $0.first : nil }
    letters =
      names.count == count && Set(names).count == count && count <= Self.patterns.count
      ? names : (0..<count).map(PointMark.letter)
  }

  /// The sign of a row of the data: a shape where there is colour, else a letter.
  func sign(ofClass index: Int) -> Character {
    guard letters.indices.contains(index) else { return "?" }
    if hasHalves, count <= 8 { return PointMark.sign(ofClass: index, isUnicode: true) }
    return letters[index]
  }

  /// A dark ink on the fields.
  static func ink(ofClass index: Int) -> RGB {
    Palette.ofClass(index).mixed(with: Palette.black, share: 0.55)
  }

  /// The colour of a field, paler where the answer is less sure.
  static func field(ofClass index: Int, confidence: Double) -> RGB {
    let sure = Double(confidence.place(among: 25)) / 24
    return Palette.ofClass(index).mixed(with: Palette.white, share: 0.85 - 0.4 * sure)
  }

  /// A field without a colour of its own: a shade each for few classes; for many their small letters,
  /// scattered, so that the capitals of the rows stand out.
  func pattern(ofClass index: Int, _ column: Int, _ row: Int) -> CellGrid.Cell {
    .init(sign: patternSign(ofClass: index, column, row), role: .series(index))
  }

  private func patternSign(ofClass index: Int, _ column: Int, _ row: Int) -> Character {
    guard index >= 0, index < count else { return "?" }
    if count <= Self.patterns.count {
      return (style.isUnicode ? Self.patterns : Self.asciiPatterns)[index]
    }
    let letter = PointMark.letter(ofClass: index).lowercased().first ?? "?"
    return (column + row).isMultiple(of: 2) ? letter : " "
  }

  /// A field with a row of the data, for the legend.
  func sample(ofClass index: Int) -> PaintedLine {
    var line = PaintedLine(Paint(style))
    let sign = String(sign(ofClass: index))
    if hasHalves {
      line.append(
        " \(sign) ", ink: Self.ink(ofClass: index),
        ground: Self.field(ofClass: index, confidence: 1))
      return line
    }
    line.append("[")
    for column in 0..<2 {
      let cell = pattern(ofClass: index, column, 0)
      line.append(String(cell.sign), cell.role)
    }
    line.append("] ")
    line.append(sign, .strong)
    return line
  }
}
