import Reports

extension Sheet {
  /// Bars from the left, each under its name at their left, with its value at their right.
  mutating func add(_ chart: BarChart) {
    guard !chart.bars.isEmpty else {
      addNothing()
      addNote(chart.note)
      return
    }
    if chart.axis.label != chart.title { y += 2 }
    let rowHeight = 26.0
    let nameWidth = min(
      chart.bars.map { TextMeasure.width(of: $0.name, size: 12) }.max() ?? 0, innerWidth * 0.34)
    let labelWidth = min(
      chart.bars.map { TextMeasure.width(of: $0.label, size: 12, isBold: $0.mark != nil) }.max()
        ?? 0, innerWidth * 0.4)
    let start = left + nameWidth + 10
    let field = Box(
      start, y, max(right - labelWidth - 10 - start, 60), Double(chart.bars.count) * rowHeight)
    let ticks = chart.ticks(across: field.width)
    shapes += chart.divisions(ticks, in: field)
    for (index, bar) in chart.bars.enumerated() {
      let row = Box(field.x, y + Double(index) * rowHeight, field.width, rowHeight)
      let name = TextMeasure.shortened(bar.name, to: nameWidth, size: 12)
      shapes.append(
        .text(TextLine(name, at: Point(start - 8, row.centre.y + 4), anchor: .end)))
      shapes.append(
        .group(title: bar.name + ": " + bar.label, at: Point(0, 0), bar.shapes(ticks, in: row)))
      let label = TextMeasure.shortened(
        bar.label, to: labelWidth, size: 12, isBold: bar.mark != nil)
      shapes.append(
        .text(
          TextLine(
            label, at: Point(field.right + 10, row.centre.y + 4), isBold: bar.mark != nil)))
    }
    y = field.bottom + 20
    if !chart.axis.label.isEmpty {
      y += 16
      shapes.append(
        .text(
          TextLine(
            TextMeasure.shortened(chart.axis.fullLabel, to: innerWidth, size: 12),
            at: Point(field.centre.x, y), anchor: .middle, ink: .faint)))
      y += 6
    }
    addNote(chart.note)
  }
}

extension BarChart {
  /// Divisions that hold every bar, its whisker and, where there is one, zero.
  fileprivate func ticks(across width: Double) -> Ticks {
    let count = max(Int(width / 75), 2)
    let ends = bars.flatMap { bar in
      [bar.value, bar.value - (bar.spread ?? 0), bar.value + (bar.spread ?? 0)]
    }.filter { $0.isFinite }
    if axis.scale == .logarithmic {
      let positive = ends.filter { $0 > 0 }
      let (least, greatest) = (positive.min() ?? 1, positive.max() ?? 1)
      return Ticks(
        axis, from: max(least / 2, .leastNonzeroMagnitude), to: max(greatest, least * 2),
        count: count)
    }
    let (lower, upper) = (min(ends.min() ?? 0, 0), max(ends.max() ?? 0, 0))
    return Ticks(axis, from: lower, to: lower == upper ? 1 : upper, count: count)
  }

  fileprivate func divisions(_ ticks: Ticks, in field: Box) -> [Shape] {
    var labels: [Shape] = []
    var lines: [[Point]] = []
    var end = -Double.infinity
    for tick in ticks.ticks {
      let x = field.x + ticks.share(of: tick.value) * field.width
      lines.append([Point(x, field.y), Point(x, field.bottom)])
      let half = TextMeasure.width(of: tick.label, size: 11) / 2
      guard x - half > end + 8 else { continue }
      end = x + half
      labels.append(
        .text(
          TextLine(
            tick.label, at: Point(x, field.bottom + 15), anchor: .middle, size: 11, ink: .faint)))
    }
    let start = field.x + ticks.start * field.width
    return [
      .lines(lines, .stroked(.grid)),
      .lines([[Point(start, field.y), Point(start, field.bottom)]], .stroked(.faint)),
    ] + labels
  }
}

extension Ticks {
  /// Where bars begin, 0…1: at zero, or at the left of an axis that has none.
  fileprivate var start: Double {
    scale == .linear ? share(of: 0) : 0
  }
}

extension BarChart.Bar {
  /// The value, its spread and its mark.
  fileprivate var label: String {
    var label = NumberText.quantity(value)
    if let spread { label = Uncertainty.text(value, within: spread, alone: label) }
    if let mark { label += " · " + mark }
    return label
  }

  fileprivate func shapes(_ ticks: Ticks, in row: Box) -> [Shape] {
    guard let end = place(of: value, ticks) else { return [] }
    let (from, to) = (min(ticks.start, end), max(ticks.start, end))
    let box = Box(
      row.x + from * row.width, row.y + 5, max((to - from) * row.width, 0.5), row.height - 10)
    let look = Look.filled(.series(mark == nil ? 0 : 1), opacity: 0.85)
    return [.boxes([box], look)] + whisker(ticks, in: row)
  }

  private func whisker(_ ticks: Ticks, in row: Box) -> [Shape] {
    guard let spread, spread > 0, let upper = place(of: value + spread, ticks) else { return [] }
    let lower = place(of: value - spread, ticks) ?? 0
    let ends = [lower, upper].map { row.x + $0 * row.width }
    let (top, middle, bottom) = (row.centre.y - 4, row.centre.y, row.centre.y + 4)
    return [
      .lines(
        [[Point(ends[0], middle), Point(ends[1], middle)]]
          + ends.map { [Point($0, top), Point($0, bottom)] },
        .stroked(.text, width: 1.25))
    ]
  }

  /// 0…1 along the axis; `nil` where it has no place there.
  private func place(of value: Double, _ ticks: Ticks) -> Double? {
    guard value.isFinite, ticks.scale == .linear || value > 0 else { return nil }
    return ticks.share(of: value)
  }
}
