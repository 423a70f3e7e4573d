import Reports

/// A small matrix as a table of its numbers on their colours, under and beside the names there are.
struct NumberGrid {
  private static let mostRows = 20
  private static let mostFields = 200

  let lines: [PaintedLine]

  /// Nothing where the matrix is too large for the window, or is an image.
  init?(of map: HeatMap, _ tile: HeatMap.Tile, _ shades: Shades, _ style: OutputStyle) {
    guard map.palette == .diverging || !map.columnNames.isEmpty || !map.rowNames.isEmpty,
      tile.rows <= Self.mostRows, tile.columns <= Self.mostFields / tile.rows
    else { return nil }
    let limit = style.drawingWidth
    let rowNames = map.rowNames.count == tile.rows ? map.rowNames : []
    let longest = rowNames.map { DisplayWidth.of(Printable.line($0, for: style)) }.max() ?? 0
    let nameWidth = min(longest, max(limit / 3, 4))
    let texts = tile.values.map { Self.text(Double($0)) }
    let numberWidth = (texts.map(\.count).max() ?? 1) + (style.hasHalves ? 2 : 3)
    let room = (limit - nameWidth - (nameWidth > 0 ? 1 : 0)) / tile.columns
    guard room >= numberWidth else { return nil }
    let columnNames = map.columnNames.count == tile.columns ? map.columnNames : []
    let widest = columnNames.map { DisplayWidth.of(Printable.line($0, for: style)) + 2 }.max() ?? 0
    let width = min(max(numberWidth, widest), room)
    let start = nameWidth + (nameWidth > 0 ? 1 : 0)
    var lines: [PaintedLine] = []
    if !columnNames.isEmpty {
      var line = PaintedLine(Paint(style))
      line.skip(start)
      for name in ShortNames.names(columnNames, width: width - 2, style) {
        line.skip(width - 1 - DisplayWidth.of(name))
        line.append(name)
        line.skip(1)
      }
      lines.append(line)
    }
    let names = ShortNames.names(rowNames, width: nameWidth, style)
    for row in 0..<tile.rows {
      var line = PaintedLine(Paint(style))
      if row < names.count {
        line.skip(nameWidth - DisplayWidth.of(names[row]))
        line.append(names[row])
      }
      line.skip(to: start)
      for column in 0..<tile.columns {
        let index = row * tile.columns + column
        let text = Self.padded(texts[index], to: width - 1)
        Self.append(text, Double(tile.values[index]), to: &line, shades, style)
      }
      lines.append(line)
    }
    self.lines = lines
  }

  /// A number on its colour, or after its sign.
  private static func append(
    _ text: String, _ value: Double, to line: inout PaintedLine, _ shades: Shades,
    _ style: OutputStyle
  ) {
    if Paint(style).hasShades {
      guard let ground = shades.colour(of: value) else {
        line.append(text)
        return line.skip(1)
      }
      line.append(text + " ", ink: ground.opposite, ground: ground)
      return
    }
    let blanks = text.prefix { $0 == " " }.count
    let sign = shades.sign(of: value, isUnicode: style.isUnicode)
    line.skip(max(blanks - 2, 0))
    if sign == " " { line.skip(1) } else { line.append(String(sign), shades.role(of: value)) }
    line.skip(min(blanks, 2) - 1)
    line.append(String(text.dropFirst(blanks)))
    line.skip(1)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
  }

  /// A number in at most seven letters.
  private static func text(_ value: Double) -> String {
    let size = abs(value)
    guard value.isFinite, size != 0, size < 0.005 || size >= 999.5 else {
      return NumberText.fixed(value, decimals: size < 99.5 ? 2 : 1)
    }
    return NumberText.scientific(value, decimals: 1)
  }
}
