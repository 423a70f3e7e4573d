package import Reports

/// Draws curves in Braille dots (letters in ASCII) over axes with round divisions:
///
///              loss
///     0.8 ┤⢇
///         │⠈⠢⣀
///     0.4 ┤   ⠉⠑⠒⠤⢄⣀
///         │         ⠉⠉⠒⠒⠢⠤⠤⣀⣀
///       0 ┤
///         └┬───────┬───────┬───────┬
///          1      10      20      30
///                  epoch
package struct ChartRenderer: Sendable {
  private let style: OutputStyle
  private let paint: Paint

  package init(_ style: OutputStyle) {
    self.style = style
    paint = Paint(style)
  }

  /// Whole lines, each with its line break.
  package func text(of chart: Chart) -> String {
    guard let frame = ChartFrame(of: chart, style: style) else {
      return "\(chart.title): nothing to draw\n"
    }
    var lines = [centred(title(of: chart), in: frame, role: .strong)]
    lines += rows(of: chart, in: frame)
    lines += [horizontalAxis(of: frame), tickLabels(of: frame)]
    lines.append(centred(chart.x.label, in: frame, role: .faint))
    if chart.series.count > 1 { lines.append(legend(of: chart, in: frame)) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func title(of chart: Chart) -> String {
    let title =
      chart.title == chart.y.label || chart.y.label.isEmpty
      ? chart.title : "\(chart.title) (\(chart.y.label))"
    return chart.y.scale == .logarithmic ? title + ", logarithmic" : title
  }

  private func rows(of chart: Chart, in frame: ChartFrame) -> [String] {
    var canvas = Canvas(columns: frame.columns, rows: frame.rows, style: style)
    for (index, series) in chart.series.enumerated() {
      var pen = Pen(series: index, style: style)
      draw(series.points.map { chart.shows($0) ? $0 : nil }, in: frame, on: &canvas, with: &pen)
    }
    let labels = frame.labelsByRow
    return (0..<frame.rows).map { row in
      let label = labels[row] ?? ""
      let axis =
        style.isUnicode ? (labels[row] == nil ? "│" : "┤") : (labels[row] == nil ? "|" : "+")
      let curve = canvas.runs(inRow: row).map { run in
        run.series.map { paint(.series($0), run.text) } ?? run.text
      }
      let head = padding(frame.labelWidth - label.count) + paint(.faint, "\(label) \(axis)")
      return trimmed(head + curve.joined())
    }
  }

  /// Joins points by lines; `nil` is a gap.
  private func draw(
    _ points: [Point?], in frame: ChartFrame, on canvas: inout Canvas, with pen: inout Pen
  ) {
    var last: (x: Int, y: Int)?
    for point in points {
      let place = point.map { frame.place(of: $0, on: canvas) }
      if let place { canvas.draw(from: last ?? place, to: place, with: &pen) }
      last = place
    }
  }

  private func horizontalAxis(of frame: ChartFrame) -> String {
    let columns = Set(frame.tickColumns.map(\.column))
    let line = (0..<frame.columns).map { column in
      style.isUnicode
        ? (columns.contains(column) ? "┬" : "─") : (columns.contains(column) ? "+" : "-")
    }
    return padding(frame.labelWidth + 1)
      + paint(.faint, (style.isUnicode ? "└" : "+") + line.joined())
  }

  /// The labels under their ticks; one that would touch its neighbour is left out.
  private func tickLabels(of frame: ChartFrame) -> String {
    var line = ""
    for tick in frame.tickColumns {
      let centre = frame.labelWidth + 2 + tick.column
      let limit = frame.labelWidth + 2 + frame.columns - tick.label.count
      let start = max(min(centre - tick.label.count / 2, limit), 0)
      guard line.isEmpty || start > line.count else { continue }
      line += padding(start - line.count) + tick.label
    }
    return paint(.faint, line)
  }

  private func legend(of chart: Chart, in frame: ChartFrame) -> String {
    let entries = chart.series.enumerated().map { index, series in
      paint(.series(index), sample(of: index)) + " " + Printable.text(series.name, for: style)
    }
    return padding(frame.labelWidth + 2) + entries.joined(separator: "   ")
  }

  /// A stretch of the line that a series is drawn with.
  private func sample(of series: Int) -> String {
    var canvas = Canvas(columns: 3, rows: 1, style: style)
    var pen = Pen(series: series, style: style)
    let middle = canvas.height / 2
    canvas.draw(from: (0, middle), to: (canvas.width - 1, middle), with: &pen)
    return canvas.runs(inRow: 0).map(\.text).joined()
  }

  private func centred(_ text: String, in frame: ChartFrame, role: Role) -> String {
    let text = DisplayWidth.prefix(of: Printable.text(text, for: style), width: style.drawingWidth)
    let middle = frame.labelWidth + 2 + frame.columns / 2
    return padding(middle - DisplayWidth.of(text) / 2) + paint(role, text)
  }

  private func padding(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
