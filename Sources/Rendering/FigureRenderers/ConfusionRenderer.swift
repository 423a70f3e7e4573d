import Reports

/// Draws how often each class was taken for each other: a table of counts, shaded by their share of
/// the row, with the recall and precision of each class at its edges.
struct ConfusionRenderer {
  private let style: OutputStyle
  private let paint: Paint
  private let captions: Captions

  init(_ style: OutputStyle) {
    self.style = style
    paint = Paint(style)
    captions = Captions(style)
  }

  func lines(of chart: ConfusionChart) -> [PaintedLine] {
    guard let shares = ConfusionShares(of: chart) else { return captions.nothing(chart.title) }
    let title = captions.title(chart.title)
    guard let layout = Layout(chart, style) else { return title + overview(of: chart, shares) }
    var lines = title
    lines += captions.centred(
      "predicted", about: layout.start + layout.width * chart.classes.count / 2, .faint)
    lines.append(heads(layout))
    for row in chart.classes.indices { lines.append(line(row, of: chart, shares, layout)) }
    if layout.hasEdges, layout.width > 5 { lines.append(precisions(shares, layout)) }
    return lines + captions.lines(shares.summary, .faint)
  }

  /// The columns of names, counts and recalls.
  private struct Layout {
    let rowNames: [String]
    let columnNames: [String]
    /// Where the counts begin, and the columns of each.
    let start: Int
    let width: Int
    let hasEdges: Bool

    /// Nothing where the counts do not fit.
    init?(_ chart: ConfusionChart, _ style: OutputStyle) {
      let limit = style.drawingWidth
      let count = chart.classes.count
      let names = chart.classes.map { Printable.line($0, for: style) }
      let longest = max(names.map { DisplayWidth.of($0) }.max() ?? 0, "precision".count)
      let digits = chart.counts.map { NumberText.count($0).count }.max() ?? 1
      hasEdges = limit >= 40
      let edge = hasEdges ? 8 : 0
      // The names beside the rows get at most a third; the counts what is left.
      var nameWidth = min(longest, limit / 3)
      var room = (limit - nameWidth - 1 - edge) / count
      if room < digits + 2 {
        nameWidth = min(longest, max(limit - 1 - edge - count * (digits + 2), hasEdges ? 9 : 5))
        room = (limit - nameWidth - 1 - edge) / count
      }
      guard room >= max(digits + 1, String(count).count + 1) else { return nil }
      let precisionWidth = hasEdges ? 5 : 0
      let width = min(
        max((names.map { DisplayWidth.of($0) }.max() ?? 0) + 2, digits + 2, precisionWidth + 1),
        room)
      self.width = width
      let hasNumbers = width < 6 && names.contains { DisplayWidth.of($0) >= width }
      // Names of so few letters say nothing: numbers, which stand before the names of the rows, do.
      columnNames =
        hasNumbers
        ? (1...count).map(String.init) : ShortNames.names(names, width: width - 1, style)
      let rows = hasNumbers ? names.enumerated().map { "\($0.offset + 1) \($0.element)" } : names
      let rowWidth = min(
        max(rows.map { DisplayWidth.of($0) }.max() ?? 0, hasEdges ? "precision".count : 4),
        limit - 1 - edge - width * count)
      rowNames = ShortNames.names(rows, width: rowWidth, style)
      start = rowWidth + 1
    }
  }

  private func heads(_ layout: Layout) -> PaintedLine {
    var line = PaintedLine(paint)
    line.append("true", .faint)
    line.skip(to: layout.start)
    for (column, name) in layout.columnNames.enumerated() {
      line.skip(to: layout.start + (column + 1) * layout.width - DisplayWidth.of(name) - 1)
      line.append(name, .strong)
    }
    if layout.hasEdges {
      line.skip(to: layout.start + layout.columnNames.count * layout.width + 2)
      line.append("recall", .faint)
    }
    return line
  }

  private func line(
    _ row: Int, of chart: ConfusionChart, _ shares: ConfusionShares, _ layout: Layout
  ) -> PaintedLine {
    var line = PaintedLine(paint)
    line.append(layout.rowNames[row], .strong)
    line.skip(to: layout.start)
    for column in chart.classes.indices {
      let count = chart.counts[row * chart.classes.count + column]
      let share = shares.share(row, column)
      append(count, share, isRight: row == column, width: layout.width, to: &line)
    }
    if layout.hasEdges {
      let text = ConfusionShares.percent(shares.recall(row))
      line.skip(to: layout.start + chart.classes.count * layout.width + 8 - text.count)
      line.append(text, .faint)
    }
    return line
  }

  /// A count on its shade: blue where it is right, red where it is wrong, as deep as its share of the
  /// row.
  private func append(
    _ count: Int, _ share: Double, isRight: Bool, width: Int, to line: inout PaintedLine
  ) {
    let text = NumberText.count(count)
    guard paint.hasShades, count > 0 else {
      line.skip(width - 1 - text.count)
      line.append(text, count == 0 ? .faint : isRight ? .strong : nil)
      line.skip(1)
      return
    }
    let hue = Palette.ofClass(isRight ? 0 : 1)
    let ground = Palette.white.mixed(with: hue, share: 0.15 + 0.85 * (share * 16).rounded() / 16)
    let blanks = String(repeating: " ", count: max(width - 1 - text.count, 0))
    line.append(blanks + text + " ", ink: ground.opposite, ground: ground)
  }

  private func precisions(_ shares: ConfusionShares, _ layout: Layout) -> PaintedLine {
    var line = PaintedLine(paint)
    line.append("precision", .faint)
    for column in layout.columnNames.indices {
      let text = ConfusionShares.percent(shares.precision(column))
      line.skip(to: layout.start + (column + 1) * layout.width - text.count - 1)
      line.append(text, .faint)
    }
    return line
  }

  // MARK: Many classes

  /// All shares as fields of a picture, and the commonest mistakes in words.
  private func overview(of chart: ConfusionChart, _ shares: ConfusionShares) -> [PaintedLine] {
    let count = chart.classes.count
    let values = chart.counts.indices.map { Float(shares.share($0 / count, $0 % count)) }
    let shades = Shades(.sequential, from: 0, to: 1)
    let tile = HeatMap.Tile("", rows: count, columns: count, values: values)
    let image = TileImage(
      tile, columns: min(style.drawingWidth, 100), rows: 40, hasWholeRows: false, style)
    var lines = (0..<image.rows).map { row in
      var line = PaintedLine(paint)
      image.append(row: row, to: &line, shades, style)
      return line
    }
    lines += captions.lines(
      "rows: the true class, columns: the predicted one; share of the row:", .faint)
    lines.append(shades.scale(style, width: style.drawingWidth))
    lines += captions.note(image.note) + mistakes(of: chart)
    return lines + captions.lines(shares.summary, .faint)
  }

  private func mistakes(of chart: ConfusionChart) -> [PaintedLine] {
    let count = chart.classes.count
    let wrong = chart.counts.indices.filter { $0 / count != $0 % count && chart.counts[$0] > 0 }
    let worst = wrong.sorted { (chart.counts[$0], $1) > (chart.counts[$1], $0) }.prefix(5)
    return worst.flatMap { place in
      captions.lines(
        "\(chart.classes[place / count]) → \(chart.classes[place % count]): "
          + NumberText.count(chart.counts[place]), nil)
    }
  }
}
