import Reports

/// A tile in the cells it gets: each number over several of them, or the mean of several numbers in
/// one.
struct TileImage {
  /// Columns and lines of the terminal.
  let columns: Int
  let rows: Int
  private let tile: HeatMap.Tile
  /// Fields down: two a line, or one where names need whole lines.
  private let fields: Int

  /// Cells a number takes at most.
  private static let largest = 8

  /// A single tile in so much room.
  init(
    _ tile: HeatMap.Tile, columns: Int, rows: Int, hasWholeRows: Bool, _ style: OutputStyle
  ) {
    self.tile = tile
    let columns = max(columns, 1)
    let scale = Self.scales(style).first { scale in
      scale <= columns / tile.columns && (hasWholeRows || scale * tile.rows <= 2 * rows)
    }
    if hasWholeRows {
      self.columns = min(tile.columns * max(scale ?? 1, 1), columns)
      self.rows = tile.rows
      fields = tile.rows
      return
    }
    // A number takes as much across as down where it can, else what there is either way.
    let across = scale ?? max(min(columns / tile.columns, Self.largest), 1)
    self.columns = min(tile.columns * across, columns)
    let down = scale.map { $0 * tile.rows } ?? min(tile.rows * 2, 2 * rows)
    self.rows = max((down + 1) / 2, 1)
    fields = max(down, 1)
  }

  /// One tile of several, at a scale they share, or reduced to so many columns.
  init(_ tile: HeatMap.Tile, scale: Int, columns: Int, _ style: OutputStyle) {
    self.tile = tile
    let width = min(tile.columns, columns / max(scale, 1) + 1) * scale
    self.columns = min(width, columns)
    let down =
      tile.columns * scale > columns
      ? max(Int(Double(tile.rows) * Double(columns) / Double(tile.columns)), 1) : tile.rows * scale
    fields = min(down, 120)
    rows = (fields + 1) / 2
  }

  /// The scales that a style can draw, the greatest first: a number without half-blocks takes two
  /// columns by a line, or shares its line with the one below.
  static func scales(_ style: OutputStyle) -> [Int] {
    style.hasHalves ? Array((1...largest).reversed()) : [8, 6, 4, 2, 1]
  }

  /// Numbers share a field.
  var isReduced: Bool { columns < tile.columns || fields < tile.rows }

  /// The means of all fields.
  var means: [Float] {
    (0..<fields).flatMap { field in
      (0..<columns).compactMap { mean($0, field).map { Float($0) } }
    }
  }

  /// What is to be said of numbers that share a field.
  var note: String? {
    let (across, down) = (
      Double(tile.columns) / Double(columns), Double(tile.rows) / Double(fields)
    )
    guard isReduced else { return nil }
    return "a field is the mean of about \(Self.text(max(across, 1))) × \(Self.text(max(down, 1)))"
      + " numbers"
  }

  private static func text(_ count: Double) -> String {
    count == count.rounded()
      ? NumberText.fixed(count, decimals: 0) : NumberText.fixed(count, decimals: 1)
  }

  /// Adds a line of it.
  func append(row: Int, to line: inout PaintedLine, _ shades: Shades, _ style: OutputStyle) {
    var grid = CellGrid(columns: columns, rows: 1)
    for column in 0..<columns {
      let isHalved = fields > rows
      let upper = mean(column, isHalved ? 2 * row : row)
      let lower = isHalved ? mean(column, 2 * row + 1) : upper
      if style.hasHalves {
        grid.setHalves(
          column, 0, upper: upper.flatMap(shades.colour), lower: lower.flatMap(shades.colour))
      } else if let upper {
        let value = lower.map { ($0 + upper) / 2 } ?? upper
        grid[column, 0] = .init(
          sign: shades.sign(of: value, isUnicode: style.isUnicode), role: shades.role(of: value))
      }
    }
    grid.append(row: 0, to: &line)
  }

  /// The mean of the numbers of a field; not a number where one of them is not; none below the last.
  private func mean(_ column: Int, _ field: Int) -> Double? {
    guard field < fields else { return nil }
    let rows = Self.span(field, of: fields, over: tile.rows)
    let columns = Self.span(column, of: self.columns, over: tile.columns)
    var sum = 0.0
    for row in rows {
      for column in columns { sum += Double(tile.values[row * tile.columns + column]) }
    }
    return sum / Double(rows.count * columns.count)
  }

  /// The numbers of a field, at least one.
  private static func span(_ field: Int, of fields: Int, over count: Int) -> Range<Int> {
    let first = field * count / fields
    return first..<max(first + 1, (field + 1) * count / fields)
  }
}
