import Reports

/// Draws the axes of a frame about the cells in it, with titles, divisions and labels.
struct FrameRenderer {
  private let style: OutputStyle
  private let paint: Paint

  init(_ style: OutputStyle) {
    self.style = style
    paint = Paint(style)
  }

  /// The lines from the title to the name of the horizontal axis.
  func lines(_ frame: ChartFrame, about grid: CellGrid, title: String, x: Axis, y: Axis)
    -> [PaintedLine]
  {
    let captions = Captions(style)
    let middle = frame.labelWidth + 2 + frame.columns / 2
    var lines = captions.centred(title, about: middle, .strong)
    if y.label != title || y.scale == .logarithmic { lines += captions.lines(y.caption, .faint) }
    let labels = frame.labelsByRow
    lines += (0..<frame.rows).map { row in
      var line = head(of: labels[row], in: frame)
      grid.append(row: row, to: &line)
      return line
    }
    lines += [horizontalAxis(of: frame), tickLabels(of: frame)]
    return lines + captions.centred(x.caption, about: middle, .faint)
  }

  private func head(of label: String?, in frame: ChartFrame) -> PaintedLine {
    let axis = style.isUnicode ? (label == nil ? "│" : "┤") : (label == nil ? "|" : "+")
    var line = PaintedLine(paint)
    line.skip(frame.labelWidth - (label?.count ?? 0) + (label == nil ? 1 : 0))
    line.append(label.map { "\($0) \(axis)" } ?? axis, .faint)
    return line
  }

  private func horizontalAxis(of frame: ChartFrame) -> PaintedLine {
    let columns = Set(frame.tickColumns.map(\.column))
    let signs = (0..<frame.columns).map { column in
      style.isUnicode
        ? (columns.contains(column) ? "┬" : "─") : (columns.contains(column) ? "+" : "-")
    }
    var line = PaintedLine(paint)
    line.skip(frame.labelWidth + 1)
    line.append((style.isUnicode ? "└" : "+") + signs.joined(), .faint)
    return line
  }

  private func tickLabels(of frame: ChartFrame) -> PaintedLine {
    let start = frame.labelWidth + 2
    return TickLabels.line(
      frame.tickColumns.map { (start + $0.column, $0.label) }, limit: start + frame.columns,
      paint)
  }
}

/// The labels of a horizontal axis.
enum TickLabels {
  /// Each label about its column; one that would touch its neighbour is left out.
  static func line(_ labels: [(column: Int, label: String)], limit: Int, _ paint: Paint)
    -> PaintedLine
  {
    var line = PaintedLine(paint)
    for (column, label) in labels where label.count <= limit {
      let start = max(min(column - label.count / 2, limit - label.count), 0)
      guard line.width == 0 || start > line.width else { continue }
      line.skip(to: start)
      line.append(label, .faint)
    }
    return line
  }
}
