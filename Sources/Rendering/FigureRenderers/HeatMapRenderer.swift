import Reports

/// Draws numbers as fields of colour, or as signs of as many densities; a small matrix with its
/// numbers in the fields, images in rows as the width allows.
struct HeatMapRenderer {
  /// Rows of a matrix that can each have a name.
  private static let mostRows = 40
  private static let widest = 120

  private let style: OutputStyle
  private let paint: Paint
  private let captions: Captions

  init(_ style: OutputStyle) {
    self.style = style
    paint = Paint(style)
    captions = Captions(style)
  }

  func lines(of map: HeatMap) -> [PaintedLine] {
    let tiles = map.tiles.filter(\.isWhole)
    guard !tiles.isEmpty, let shades = map.shades(over: tiles) else {
      return captions.nothing(map.title) + captions.note(map.note)
    }
    var lines = captions.title(map.title)
    if tiles.count == 1, let table = NumberGrid(of: map, tiles[0], shades, style) {
      lines += table.lines + [scale(shades)]
    } else if tiles.count == 1 {
      lines += single(tiles[0], of: map, shades)
    } else {
      lines += several(tiles, shades) + [scale(shades)]
    }
    return lines + captions.note(map.note)
  }

  private func scale(_ shades: Shades) -> PaintedLine {
    shades.scale(style, width: style.drawingWidth)
  }

  // MARK: One matrix

  private func single(_ tile: HeatMap.Tile, of map: HeatMap, _ shades: Shades) -> [PaintedLine] {
    let width = min(style.drawingWidth, Self.widest)
    let hasNames = map.rowNames.count == tile.rows && tile.rows <= Self.mostRows
    let names = hasNames ? ShortNames.names(map.rowNames, width: width / 3, style) : []
    let nameWidth = names.map { DisplayWidth.of($0) }.max().map { $0 + 1 } ?? 0
    let image = TileImage(
      tile, columns: width - nameWidth, rows: hasNames ? tile.rows : 30, hasWholeRows: hasNames,
      style)
    // Means lie closer together than the numbers do.
    let means = image.isReduced && map.range == nil ? Shades(shades.hues, over: image.means) : nil
    let shades = means ?? shades
    var lines = (0..<image.rows).map { row in
      var line = PaintedLine(paint)
      if hasNames {
        line.skip(nameWidth - 1 - DisplayWidth.of(names[row]))
        line.append(names[row])
        line.skip(1)
      }
      image.append(row: row, to: &line, shades, style)
      return line
    }
    if map.columnNames.count == tile.columns, let ends = ends(of: map.columnNames, image.columns) {
      var line = PaintedLine(paint)
      line.skip(nameWidth)
      line.append(ends, .faint)
      lines.append(line)
    }
    if tile.name != map.title { lines += captions.lines(tile.name, .faint, indentation: nameWidth) }
    return lines + [scale(shades)] + captions.note(image.note)
  }

  /// The first and the last column's name under their ends, where they fit.
  private func ends(of names: [String], _ width: Int) -> String? {
    guard let first = names.first, let last = names.last, names.count > 1 else { return nil }
    let (left, right) = (Printable.line(first, for: style), Printable.line(last, for: style))
    let gap = width - DisplayWidth.of(left) - DisplayWidth.of(right)
    guard gap >= 1 else { return nil }
    return left + String(repeating: " ", count: gap) + right
  }

  // MARK: Tiles

  private func several(_ tiles: [HeatMap.Tile], _ shades: Shades) -> [PaintedLine] {
    let layout = TileLayout(tiles, width: style.drawingWidth, style)
    var lines: [PaintedLine] = []
    let shown = Array(tiles.prefix(layout.shown))
    for start in stride(from: 0, to: shown.count, by: layout.across) {
      let row = Array(shown[start..<min(start + layout.across, shown.count)])
      if start > 0 { lines.append(PaintedLine(paint)) }
      lines += self.row(of: row, layout, shades)
    }
    if tiles.count > shown.count {
      let rest = NumberText.count(tiles.count - shown.count)
      lines += captions.lines("… \(rest) more", .faint)
    }
    if layout.isReduced { lines += captions.lines("reduced to the width there is", .faint) }
    return lines
  }

  private func row(of tiles: [HeatMap.Tile], _ layout: TileLayout, _ shades: Shades)
    -> [PaintedLine]
  {
    let images = tiles.map { TileImage($0, scale: layout.scale, columns: layout.width, style) }
    let height = images.map(\.rows).max() ?? 0
    var lines = (0..<height).map { row in
      var line = PaintedLine(paint)
      for (index, image) in images.enumerated() {
        line.skip(to: index * (layout.slot + TileLayout.gap))
        if row < image.rows { image.append(row: row, to: &line, shades, style) }
      }
      return line
    }
    guard tiles.contains(where: { !$0.name.isEmpty }) else { return lines }
    let names = ShortNames.names(tiles.map(\.name), width: layout.slot, style)
    var line = PaintedLine(paint)
    for (index, name) in names.enumerated() {
      line.skip(to: index * (layout.slot + TileLayout.gap))
      line.append(name)
    }
    lines.append(line)
    return lines
  }
}

extension HeatMap {
  /// The shades over its own range, or over its values.
  fileprivate func shades(over tiles: [Tile]) -> Shades? {
    let hues: Shades.Hues = palette == .grey ? .grey : .diverging
    if let range, range.lowerBound.isFinite, range.upperBound.isFinite {
      return Shades(hues, from: Double(range.lowerBound), to: Double(range.upperBound))
    }
    return Shades(hues, over: tiles.lazy.map(\.values).joined())
  }
}

extension HeatMap.Tile {
  /// Whether there is a number for each field, and any.
  fileprivate var isWhole: Bool {
    let (count, isTooLarge) = rows.multipliedReportingOverflow(by: columns)
    return rows > 0 && columns > 0 && !isTooLarge && values.count >= count
  }
}
