import Reports

/// Draws a network from its inputs to its outputs: a box a layer, side by side where there is room;
/// under it, of a small one, every unit and weight.
struct NetworkRenderer {
  private static let most = 60

  private let style: OutputStyle
  private let paint: Paint
  private let captions: Captions

  init(_ style: OutputStyle) {
    self.style = style
    paint = Paint(style)
    captions = Captions(style)
  }

  func lines(of diagram: NetworkDiagram) -> [PaintedLine] {
    guard !diagram.layers.isEmpty else { return captions.nothing(diagram.title) }
    let boxes = diagram.layers.map { LayerBox($0, style) }
    var lines = captions.title(diagram.title)
    let isNested = diagram.layers.contains { $0.depth > 0 }
    lines += (isNested ? nil : LayerBox.row(boxes, style)) ?? column(of: diagram)
    let parameters = diagram.layers.reduce(0) { $0.addingCount($1.parameters) }
    lines += captions.lines(
      "\(NumberText.count(parameters)) \(parameters == 1 ? "parameter" : "parameters") in all",
      .faint)
    if let units = UnitPicture(of: diagram, style) { lines += [PaintedLine(paint)] + units.lines }
    return lines
  }

  /// The layers below each other, a line each.
  private func column(of diagram: NetworkDiagram) -> [PaintedLine] {
    let layers = diagram.layers.prefix(Self.most)
    let cells = layers.map { layer in
      [
        rails(of: layer, isFirst: layer.beginsBranch) + layer.name, layer.summary, layer.shape,
        layer.parameters > 0 ? LayerBox.parameters(of: layer) : "",
      ].map { Printable.line($0, for: style) }
    }
    let widths = widths(of: cells)
    var lines: [PaintedLine] = []
    for (index, row) in cells.enumerated() {
      if index > 0, !layers[index].beginsBranch {
        let rails = rails(of: layers[index], isFirst: false)
        lines += captions.lines(rails + (style.isUnicode ? "  ↓" : "  v"), .faint)
      }
      lines += self.lines(of: row, widths)
    }
    if diagram.layers.count > layers.count {
      lines += captions.lines("… \(diagram.layers.count - layers.count) more", .faint)
    }
    return lines
  }

  /// What stands before a layer inside others: a line for each of them, where a branch begins it forks.
  private func rails(of layer: NetworkDiagram.Layer, isFirst: Bool) -> String {
    guard layer.depth > 0 else { return "" }
    let (line, fork) = style.isUnicode ? ("│ ", "├ ") : ("| ", "+ ")
    return String(repeating: line, count: layer.depth - 1) + (isFirst ? fork : line)
  }

  private func widths(of cells: [[String]]) -> [Int] {
    (0..<4).map { column in cells.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
  }

  /// A layer on one line, or where that is too long, its name and the rest under it.
  private func lines(of row: [String], _ widths: [Int]) -> [PaintedLine] {
    guard widths.reduce(0, +) + 6 <= style.drawingWidth else {
      let rest = row.dropFirst().filter { !$0.isEmpty }
      return captions.lines(row[0], .strong)
        + rest.flatMap { captions.lines($0, nil, indentation: 4) }
    }
    var line = PaintedLine(paint)
    var column = 0
    for (index, cell) in row.enumerated() {
      // Parameters stand under each other by their last digit.
      let isNumber = index == 3
      line.skip(to: column + (isNumber ? widths[index] - DisplayWidth.of(cell) : 0))
      if !cell.isEmpty { line.append(cell, index == 0 ? .strong : nil) }
      column += widths[index] + 2
    }
    return [line]
  }
}

/// A layer as a box of a diagram.
struct LayerBox {
  private let texts: [String]
  private let width: Int

  init(_ layer: NetworkDiagram.Layer, _ style: OutputStyle) {
    texts = [
      layer.name, layer.summary, layer.shape,
      layer.parameters > 0 ? Self.parameters(of: layer) : "",
    ]
    .map { Printable.line($0, for: style) }
    width = texts.map { DisplayWidth.of($0) }.max() ?? 0
  }

  static func parameters(of layer: NetworkDiagram.Layer) -> String {
    NumberText.count(layer.parameters) + (layer.parameters == 1 ? " parameter" : " parameters")
  }

  /// Boxes side by side with arrows between them; nothing where they do not fit.
  static func row(_ boxes: [LayerBox], _ style: OutputStyle) -> [PaintedLine]? {
    let total = boxes.reduce(0) { $0 + $1.width + 4 } + 3 * (boxes.count - 1)
    guard total <= style.drawingWidth else { return nil }
    let corners =
      style.isUnicode ? ["╭", "╮", "╰", "╯", "─", "│"] : ["+", "+", "+", "+", "-", "|"]
    var lines = [PaintedLine](repeating: PaintedLine(Paint(style)), count: 6)
    for (index, box) in boxes.enumerated() {
      if index > 0 {
        for row in lines.indices { lines[row].skip(row == 2 ? 1 : 3) }
        lines[2].append(style.isUnicode ? "→" : ">", .faint)
        lines[2].skip(1)
      }
      let rule = String(repeating: corners[4], count: box.width + 2)
      lines[0].append(corners[0] + rule + corners[1], .faint)
      lines[5].append(corners[2] + rule + corners[3], .faint)
      for (row, text) in box.texts.enumerated() {
        lines[row + 1].append(corners[5], .faint)
        lines[row + 1].skip(1)
        if !text.isEmpty { lines[row + 1].append(text, row == 0 ? .strong : nil) }
        lines[row + 1].skip(box.width - DisplayWidth.of(text) + 1)
        lines[row + 1].append(corners[5], .faint)
      }
    }
    return lines
  }
}
