import Reports

/// Every unit of a small network, joined by lines for its weights: one hue or solid lines for positive
/// ones, another or dotted lines for negative ones.
struct UnitPicture {
  private static let mostUnits = 12
  private static let mostWeights = 100
  private static let leastColumns = 10

  let lines: [PaintedLine]

  /// Nothing where the network is too large, or its weights are not known.
  init?(of diagram: NetworkDiagram, _ style: OutputStyle) {
    let layers = Self.joined(diagram.layers)
    let width = min(style.drawingWidth, 72)
    guard layers.count > 1, layers.allSatisfy({ (1...Self.mostUnits).contains($0.units) }),
      layers.reduce(0, { $0 + $1.weights.count }) <= Self.mostWeights,
      (layers.count - 1) * Self.leastColumns < width
    else { return nil }
    let rows = (layers.map(\.units).max() ?? 1) * 2 - 1
    let columns = min(width, (layers.count - 1) * 20 + 1)
    var canvas = Canvas(columns: columns, rows: rows, style: style)
    let places = layers.enumerated().map { index, layer in
      (0..<layer.units).map { unit in
        Cell(
          column: index * (columns - 1) / (layers.count - 1),
          row: rows * (2 * unit + 1) / (2 * layer.units))
      }
    }
    for index in 1..<layers.count {
      Self.draw(
        layers[index].weights, from: places[index - 1], to: places[index], on: &canvas, style)
    }
    var grid = canvas.grid
    for cell in places.joined() {
      grid[cell.column, cell.row] = .init(sign: style.isUnicode ? "●" : "O", role: .strong)
    }
    lines =
      Self.names(of: layers, columns: places.map { $0[0].column }, style)
      + (0..<rows).map { row in
        var line = PaintedLine(Paint(style))
        grid.append(row: row, to: &line)
        return line
      } + Self.legend(style)
  }

  private struct Cell {
    var column: Int
    var row: Int
  }

  /// The layers' names above their units, where they fit between their neighbours.
  private static func names(
    of layers: [NetworkDiagram.Layer], columns: [Int], _ style: OutputStyle
  ) -> [PaintedLine] {
    let room = columns[1] - columns[0] - 2
    let names = ShortNames.names(layers.map(\.name), width: room, style)
    var line = PaintedLine(Paint(style))
    for (name, column) in zip(names, columns) {
      line.skip(
        to: column
          - (column == columns.last ? DisplayWidth.of(name) - 1 : DisplayWidth.of(name) / 2))
      line.append(name, .strong)
    }
    return [line]
  }

  /// The layers with units of their own: the inputs and those with weights; none where a weight is
  /// missing.
  private static func joined(_ layers: [NetworkDiagram.Layer]) -> [NetworkDiagram.Layer] {
    guard let inputs = layers.first else { return [] }
    var joined = [inputs]
    for layer in layers.dropFirst() where layer.parameters > 0 || !layer.weights.isEmpty {
      let before = joined[joined.count - 1].units
      let (count, isTooLarge) = layer.units.multipliedReportingOverflow(by: before)
      guard !isTooLarge, count == layer.weights.count else { return [] }
      joined.append(layer)
    }
    return joined
  }

  /// Lines for the weights, the greatest last; those that are nothing beside it are left out.
  private static func draw(
    _ weights: [Float], from before: [Cell], to units: [Cell], on canvas: inout Canvas,
    _ style: OutputStyle
  ) {
    let sizes = weights.map { $0.isFinite ? abs($0) : 0 }
    guard let greatest = sizes.max(), greatest > 0 else { return }
    for index in weights.indices.sorted(by: { sizes[$0] < sizes[$1] })
    where sizes[index] > greatest * 0.02 {
      let (start, end) = (before[index % before.count], units[index / before.count])
      var pen = Pen(weight: weights[index], style)
      canvas.draw(
        from: dot(of: start, on: canvas, style), to: dot(of: end, on: canvas, style), with: &pen)
    }
  }

  private static func dot(of cell: Cell, on canvas: Canvas, _ style: OutputStyle) -> (
    x: Int, y: Int
  ) {
    style.isUnicode ? (cell.column * 2, cell.row * 4 + 1) : (cell.column, cell.row)
  }

  private static func legend(_ style: OutputStyle) -> [PaintedLine] {
    var legend = TextLegend(style, indentation: 0)
    for (weight, name) in [(Float(1), "positive weight"), (-1, "negative weight")] {
      var canvas = Canvas(columns: 3, rows: 1, style: style)
      var pen = Pen(weight: weight, style)
      let middle = canvas.height / 2
      canvas.draw(from: (0, middle), to: (canvas.width - 1, middle), with: &pen)
      var line = PaintedLine(Paint(style))
      canvas.grid.append(row: 0, to: &line)
      legend.add(line, name)
    }
    return legend.lines
  }
}

extension Pen {
  /// The line of a weight.
  fileprivate init(weight: Float, _ style: OutputStyle) {
    self.init(.weight(isPositive: weight >= 0), style: style)
  }
}
