import Reports

/// Draws bars from the left under their names, with whiskers, their values and marks beside them:
///
///     dense1 ███████├──┼──┤       0.0521 ± 0.02  best
struct BarChartRenderer {
  private static let most = 100
  private static let widest = 60
  /// Bars take at least so many columns, or there are none.
  private static let narrowest = 6

  private let style: OutputStyle
  private let paint: Paint
  private let captions: Captions

  init(_ style: OutputStyle) {
    self.style = style
    paint = Paint(style)
    captions = Captions(style)
  }

  func lines(of chart: BarChart) -> [PaintedLine] {
    guard !chart.bars.isEmpty else {
      return captions.nothing(chart.title) + captions.note(chart.note)
    }
    let bars = Array(chart.bars.prefix(Self.most))
    let layout = Layout(bars, style)
    let ticks = layout.room >= Self.narrowest ? chart.ticks(of: bars, columns: layout.room) : nil
    var lines = captions.title(chart.title)
    for (index, bar) in bars.enumerated() { lines.append(line(of: bar, index, layout, ticks)) }
    if chart.bars.count > bars.count {
      lines += captions.lines("… \(chart.bars.count - bars.count) more", .faint)
    }
    if let ticks { lines += axis(ticks, layout) }
    if chart.axis.caption != chart.title {
      lines += captions.lines(
        chart.axis.caption, .faint, indentation: ticks == nil ? 0 : layout.nameWidth + 1)
    }
    return lines + captions.note(chart.note)
  }

  /// The columns of names, bars, values and marks.
  private struct Layout {
    let names: [String]
    let nameWidth: Int
    let values: [String]
    let valueWidth: Int
    let markWidth: Int
    /// The columns of bars.
    let room: Int

    init(_ bars: [BarChart.Bar], _ style: OutputStyle) {
      let width = style.drawingWidth
      func widest(_ texts: [String]) -> Int { texts.map { DisplayWidth.of($0) }.max() ?? 0 }
      let whole = bars.map { $0.valueText(style, hasSpread: true) }
      values =
        widest(whole) + 6 <= width ? whole : bars.map { $0.valueText(style, hasSpread: false) }
      valueWidth = widest(values)
      let longest = widest(bars.map { Printable.line($0.name, for: style) })
      let marks = widest(bars.map { Printable.line($0.mark ?? "", for: style) })
      let left = width - valueWidth - 2
      // Names give way to bars, marks to names.
      let nameRoom = left - (marks > 0 ? marks + 2 : 0) - BarChartRenderer.narrowest
      nameWidth = min(longest, max(nameRoom, min(width / 3, left)))
      markWidth = min(marks, max(left - nameWidth - 1, 0))
      names = ShortNames.names(bars.map(\.name), width: nameWidth, style)
      room = min(
        left - nameWidth - (markWidth > 0 ? markWidth + 2 : 0), BarChartRenderer.widest)
    }
  }

  private func line(
    of bar: BarChart.Bar, _ index: Int, _ layout: Layout, _ ticks: Ticks?
  ) -> PaintedLine {
    let name = layout.names[index]
    var line = PaintedLine(paint)
    line.skip(layout.nameWidth - DisplayWidth.of(name))
    line.append(name)
    line.skip(1)
    if let ticks {
      var grid = CellGrid(columns: layout.room, rows: 1)
      draw(bar, ticks, on: &grid)
      grid.append(row: 0, to: &line)
      line.skip(to: layout.nameWidth + 1 + layout.room + 1)
    }
    let value = layout.values[index]
    line.append(value)
    if let mark = bar.mark, layout.markWidth > 1 {
      line.skip(layout.valueWidth - DisplayWidth.of(value) + 2)
      line.append(
        DisplayWidth.truncated(Printable.line(mark, for: style), to: layout.markWidth, style),
        .strong)
    }
    return line
  }

  private func draw(_ bar: BarChart.Bar, _ ticks: Ticks, on grid: inout CellGrid) {
    guard let end = ticks.share(of: bar.value) else { return }
    let start = ticks.share(of: 0) ?? 0
    let eighths = [start, end].map { Int(($0 * Double(8 * grid.columns)).rounded()) }.sorted()
    for column in 0..<grid.columns {
      let filled = max(0, min(eighths[1], 8 * column + 8) - max(eighths[0], 8 * column))
      // A partial cell at the left end of a bar can only be had by halves, at the right by eighths.
      let isLeftEnd = eighths[0] > 8 * column && filled > 0 && filled < 8
      let sign: Character = isLeftEnd ? (style.isUnicode ? "▐" : "#") : sign(ofEighths: filled)
      if sign != " " { grid[column, 0] = .init(sign: sign, role: .series(0)) }
    }
    if start == end || eighths[0] == eighths[1] {
      grid[min(eighths[0] / 8, grid.columns - 1), 0] = .init(
        sign: style.isUnicode ? "▏" : "|", role: .series(0))
    }
    drawWhisker(of: bar, ticks, on: &grid)
  }

  private func sign(ofEighths count: Int) -> Character {
    style.isUnicode ? Array(" ▏▎▍▌▋▊▉█")[count] : count >= 4 ? "#" : " "
  }

  private func drawWhisker(of bar: BarChart.Bar, _ ticks: Ticks, on grid: inout CellGrid) {
    guard let spread = bar.spread, spread.isFinite, spread > 0 else { return }
    let last = grid.columns - 1
    let ends = [bar.value - spread, bar.value, bar.value + spread].map {
      (ticks.share(of: $0) ?? 0).place(among: grid.columns)
    }
    let signs: [Character] = style.isUnicode ? ["├", "─", "┼", "┤"] : ["|", "-", "+", "|"]
    for column in ends[0]...max(ends[2], ends[0]) where column <= last {
      let sign =
        column == ends[1]
        ? signs[2] : column == ends[0] ? signs[0] : column == ends[2] ? signs[3] : signs[1]
      grid[column, 0] = .init(sign: sign, role: .strong)
    }
  }

  private func axis(_ ticks: Ticks, _ layout: Layout) -> [PaintedLine] {
    let start = layout.nameWidth + 1
    let marks = ticks.ticks.map { tick in
      (ticks.position(of: tick.value).place(among: layout.room), tick.label)
    }
    let columns = Set(marks.map(\.0))
    let signs: [String] = style.isUnicode ? ["┴", "─"] : ["+", "-"]
    var line = PaintedLine(paint)
    line.skip(start)
    line.append(
      (0..<layout.room).map { columns.contains($0) ? signs[0] : signs[1] }.joined(), .faint)
    let labels = TickLabels.line(
      marks.map { (start + $0.0, $0.1) }, limit: start + layout.room, paint)
    return [line, labels]
  }
}

extension BarChart.Bar {
  fileprivate func valueText(_ style: OutputStyle, hasSpread: Bool) -> String {
    let text = NumberText.quantity(value)
    guard hasSpread, let spread, spread.isFinite, spread > 0 else { return text }
    return Printable.line(Uncertainty.text(value, within: spread, alone: text), for: style)
  }
}

extension BarChart {
  /// The divisions from the least end of a bar or whisker (zero among them) to the greatest; `nil`
  /// where no bar has a length.
  fileprivate func ticks(of bars: [Bar], columns: Int) -> Ticks? {
    var ends: [Double] = []
    for bar in bars {
      let spread = bar.spread.map { $0.isFinite ? abs($0) : 0 } ?? 0
      ends += [bar.value, bar.value - spread, bar.value + spread].filter {
        $0.isFinite && (axis.scale == .linear || $0 > 0)
      }
    }
    if axis.scale == .linear, !ends.isEmpty { ends.append(0) }
    guard let lower = ends.min(), var upper = ends.max() else { return nil }
    // Bars without any length stand at the beginning of an axis.
    if lower == 0, upper == 0 { upper = 1 }
    let count = max(columns / 10, 2)
    guard axis.scale == .logarithmic else {
      return Ticks(axis, from: lower, to: upper, count: count)
    }
    // Bars of a logarithmic axis have no zero to begin at; a power of ten below the least one is taken.
    let floor = max((lower / 2).powerOfTenBelow, .leastNormalMagnitude)
    return Ticks(axis, from: floor, to: max(upper, floor * 10), count: count)
  }
}

extension Ticks {
  /// Where a value lies, 0…1; `nil` where it has no place.
  fileprivate func share(of value: Double) -> Double? {
    guard value.isFinite, scale == .linear || value > 0 else { return nil }
    let position = position(of: value)
    return position.isNaN ? nil : min(max(position, 0), 1)
  }
}
