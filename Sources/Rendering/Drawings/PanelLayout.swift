import Reports

extension Sheet {
  /// Figures side by side in rows.
  mutating func add(_ panels: Panels) {
    guard !panels.figures.isEmpty else { return addNothing() }
    let columns = min(panels.columns, max(Int(width / 300), 1))
    let panelWidth = (width / Double(columns)).rounded(.down)
    for start in stride(from: 0, to: panels.figures.count, by: columns) {
      var height = 0.0
      for (column, figure) in panels.figures[start...].prefix(columns).enumerated() {
        var sheet = Sheet(width: panelWidth)
        sheet.add(figure)
        let place = Point(Double(column) * panelWidth, y)
        shapes.append(.group(title: nil, at: place, sheet.shapes))
        height = max(height, sheet.y)
      }
      y += height + 8
    }
  }
}

extension Panels {
  /// How many stand side by side.
  fileprivate var columns: Int { figures.count == 1 ? 1 : 2 }

  /// The width of all of them.
  var width: Double { Double(columns) * (columns == 1 ? FigureLayout.standardWidth : 320) }
}
