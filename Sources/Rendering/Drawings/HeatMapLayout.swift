import Reports

extension Sheet {
  /// Tiles in rows, under a scale of their colours.
  mutating func add(_ map: HeatMap) {
    let tiles = map.tiles.filter { $0.isWhole }
    guard !tiles.isEmpty else {
      addNothing()
      addNote(map.note)
      return
    }
    let scale = map.scale
    add(scale, "")
    if tiles.count == 1, map.tiles.count == 1 {
      addTable(tiles[0], map, scale)
    } else {
      addRows(of: tiles, scale)
    }
    addNote(map.note)
  }

  /// Small tiles of about the same size, each over its name.
  private mutating func addRows(of tiles: [HeatMap.Tile], _ scale: ColourScale) {
    let side = tiles.count > 40 ? 56.0 : 84.0
    let gap = 14.0
    var x = left
    var rowHeight = 0.0
    let hasNames = tiles.contains { !$0.name.isEmpty }
    for tile in tiles {
      let field = side / Double(max(tile.columns, tile.rows))
      let size = (width: field * Double(tile.columns), height: field * Double(tile.rows))
      let slot = max(size.width, hasNames ? side * 0.7 : 0)
      if x > left, x + slot > right {
        x = left
        y += rowHeight + gap
        rowHeight = 0
      }
      shapes += tile.shapes(scale, in: Box(x, y, size.width, size.height))
      if !tile.name.isEmpty {
        let name = TextMeasure.shortened(tile.name, to: slot + gap - 4, size: 11)
        shapes.append(.text(TextLine(name, at: Point(x, y + size.height + 13), size: 11)))
      }
      rowHeight = max(rowHeight, size.height + (hasNames ? 16 : 0))
      x += slot + gap
    }
    y += rowHeight + 6
  }

  /// One tile as large as there is room, with names along its sides.
  private mutating func addTable(_ tile: HeatMap.Tile, _ map: HeatMap, _ scale: ColourScale) {
    let rowNames = map.rowNames.count == tile.rows ? map.rowNames : []
    let columnNames = map.columnNames.count == tile.columns ? map.columnNames : []
    let nameWidth = SideNames.width(of: rowNames, most: innerWidth * 0.3)
    let start = left + (nameWidth > 0 ? nameWidth + 8 : 0)
    let room = right - start - 8
    let size = tile.fieldSize(in: room, isImage: map.palette == .grey)
    let box = Box(
      start, y, size.width * Double(tile.columns), size.height * Double(tile.rows))
    shapes += tile.shapes(scale, in: box)
    shapes += tile.texts(scale, in: box)
    shapes += SideNames.shapes(ofRows: rowNames, beside: box, width: nameWidth)
    y = box.bottom + 4
    let (names, height) = SideNames.shapes(ofColumns: columnNames, below: box, slack: start - left)
    shapes += names
    y += height
    if !tile.name.isEmpty, tile.name != map.title {
      y += 16
      let name = TextMeasure.shortened(tile.name, to: innerWidth, size: 12)
      shapes.append(.text(TextLine(name, at: Point(start, y))))
    }
    y += 6
  }
}

extension HeatMap {
  fileprivate var scale: ColourScale {
    let hues: ColourScale.Hues = palette == .diverging ? .diverging : .grey
    if let range {
      return ColourScale(hues, from: Double(range.lowerBound), to: Double(range.upperBound))
    }
    let values = tiles.lazy.flatMap(\.values).map(Double.init)
    return ColourScale(hues, over: values) ?? ColourScale(hues, from: 0, to: 1)
  }
}

extension HeatMap.Tile {
  fileprivate var isWhole: Bool {
    rows > 0 && columns > 0 && values.count / columns >= rows
  }

  /// The size of a field in so much room; only those of an image have to be square.
  fileprivate func fieldSize(in room: Double, isImage: Bool) -> (width: Double, height: Double) {
    let most = columns <= 12 ? 52.0 : 32.0
    let width = min(room / Double(columns), most)
    let height = min(520 / Double(rows), isImage ? most : min(most, 32))
    let side = min(width, height)
    return isImage ? (side, side) : (min(width, side * 4), min(height, side * 4))
  }

  fileprivate func shapes(_ scale: ColourScale, in box: Box) -> [Shape] {
    let grid = reduced(
      columns: Int(max(box.width, 1).rounded(.up)), rows: Int(max(box.height, 1).rounded(.up)))
    let fields = Fields<Int>(columns: grid.columns, rows: grid.rows, in: box) {
      scale.step(of: Double(grid.values[$0])) ?? -1
    }
    let shapes: [Shape] = fields.boxes.map { step, boxes in
      .boxes(boxes, step < 0 ? .filled(.grid) : scale.look(ofStep: step))
    }
    return shapes + [.boxes([box], .stroked(.grid))]
  }

  /// The numbers themselves, where fields are large.
  fileprivate func texts(_ scale: ColourScale, in box: Box) -> [Shape] {
    let (width, height) = (box.width / Double(columns), box.height / Double(rows))
    guard width >= 36, height >= 16 else { return [] }
    return values.prefix(rows * columns).enumerated().compactMap { index, value in
      let text = NumberText.fixed(Double(value), decimals: abs(value) < 99.5 ? 2 : 0)
      guard TextMeasure.width(of: text, size: 11) < width - 4 else { return nil }
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let place = Point(
        box.x + (Double(column) + 0.5) * width, box.y + (Double(row) + 0.5) * height + 4)
      return .text(
        TextLine(
          text, at: place, anchor: .middle, size: 11, ink: scale.ink(on: Double(value))))
    }
  }

  /// The means of blocks, where there are more fields than so many.
  private func reduced(columns most: Int, rows mostRows: Int) -> HeatMap.Tile {
    let across = (columns + most - 1) / max(most, 1)
    let down = (rows + mostRows - 1) / max(mostRows, 1)
    guard across > 1 || down > 1 else { return self }
    let (newColumns, newRows) = ((columns + across - 1) / across, (rows + down - 1) / down)
    var means: [Float] = []
    means.reserveCapacity(newColumns * newRows)
    for row in 0..<newRows {
      for column in 0..<newColumns {
        means.append(
          mean(
            rows: row * down..<min((row + 1) * down, rows),
            columns: column * across..<min((column + 1) * across, columns)))
      }
    }
    return HeatMap.Tile(name, rows: newRows, columns: newColumns, values: means)
  }

  private func mean(rows: Range<Int>, columns: Range<Int>) -> Float {
    var sum: Float = 0
    for row in rows {
      for column in columns { sum += values[row * self.columns + column] }
    }
    return sum / Float(rows.count * columns.count)
  }
}
