import Reports

/// Draws distributions below each other as columns of eighths, each over its own axis.
struct HistogramRenderer {
  private static let widest = 80
  private static let most = 24

  private let style: OutputStyle
  private let paint: Paint
  private let captions: Captions

  init(_ style: OutputStyle) {
    self.style = style
    paint = Paint(style)
    captions = Captions(style)
  }

  func lines(of histogram: Histogram) -> [PaintedLine] {
    let shown = histogram.distributions.prefix(Self.most)
    guard shown.contains(where: { $0.counts.contains { $0 > 0 } }) else {
      return captions.nothing(histogram.title)
    }
    let rows = shown.count == 1 ? 8 : shown.count <= 3 ? 4 : 3
    let room = min(style.drawingWidth, Self.widest)
    let labels = shown.map { Self.label(of: Bars($0, room: room).peak).count }
    let labelWidth = labels.max() ?? 0
    var lines = captions.title(histogram.title)
    for (index, distribution) in shown.enumerated() {
      lines += heading(of: distribution, index)
      lines += self.lines(
        of: distribution, index, axis: histogram.axis, rows: rows, labelWidth: labelWidth)
    }
    if histogram.distributions.count > shown.count {
      lines += captions.lines("… \(histogram.distributions.count - shown.count) more", .faint)
    }
    if histogram.axis.label != histogram.title {
      lines += captions.lines(histogram.axis.caption, .faint, indentation: labelWidth + 2)
    }
    return lines
  }

  /// The name, and the note beside it where it fits, else below.
  private func heading(of distribution: Histogram.Distribution, _ index: Int) -> [PaintedLine] {
    var lines = captions.lines(distribution.name, .series(index))
    guard let note = distribution.note.map({ Printable.line($0, for: style) }), !note.isEmpty else {
      return lines
    }
    if lines.count == 1, lines[0].width + 2 + DisplayWidth.of(note) <= style.drawingWidth {
      lines[0].skip(2)
      lines[0].append(note, .faint)
      return lines
    }
    return lines + captions.lines(note, .faint)
  }

  private func lines(
    of distribution: Histogram.Distribution, _ index: Int, axis: Axis, rows: Int, labelWidth: Int
  ) -> [PaintedLine] {
    let room = max(min(style.drawingWidth, Self.widest) - labelWidth - 3, 8)
    let bars = Bars(distribution, room: room)
    guard let ticks = bars.ticks(axis) else {
      return captions.lines("nothing to draw", .faint, indentation: labelWidth + 2)
    }
    let grid = grid(of: bars, index, rows: rows)
    var lines = (0..<rows).map { row in
      let label = row == 0 ? Self.label(of: bars.peak) : ""
      var line = PaintedLine(paint)
      line.skip(labelWidth - label.count + (row == 0 ? 0 : 1))
      line.append(
        row == 0 ? "\(label) \(style.isUnicode ? "┤" : "+")" : style.isUnicode ? "│" : "|", .faint)
      grid.append(row: row, to: &line)
      return line
    }
    lines += self.axis(ticks, columns: grid.columns, labelWidth: labelWidth)
    return lines
  }

  private static func label(of count: Int) -> String {
    count < 10_000_000 ? NumberText.count(count) : NumberText.scientific(Double(count), decimals: 2)
  }

  private func grid(of bars: Bars, _ index: Int, rows: Int) -> CellGrid {
    var grid = CellGrid(columns: bars.counts.count * bars.width, rows: rows)
    for (bin, count) in bars.counts.enumerated() where count > 0 {
      let share = Double(count) / Double(bars.peak)
      let eighths = max(Int((share * Double(8 * rows)).rounded()), 1)
      for row in 0..<rows {
        let filled = min(max(eighths - 8 * (rows - 1 - row), 0), 8)
        guard filled > 0 else { continue }
        for column in 0..<bars.width {
          grid[bin * bars.width + column, row] = .init(sign: sign(filled), role: .series(index))
        }
      }
    }
    return grid
  }

  private func sign(_ eighths: Int) -> Character {
    style.isUnicode ? Array(" ▁▂▃▄▅▆▇█")[eighths] : eighths >= 5 ? "#" : eighths >= 3 ? "=" : "_"
  }

  private func axis(_ ticks: Ticks, columns: Int, labelWidth: Int) -> [PaintedLine] {
    let start = labelWidth + 2
    let marks = ticks.ticks.map {
      (ticks.position(of: $0.value).place(among: columns), $0.label)
    }
    let places = Set(marks.map(\.0))
    let signs = style.isUnicode ? ["└", "┬", "─"] : ["+", "+", "-"]
    var line = PaintedLine(paint)
    line.skip(labelWidth + 1)
    line.append(
      signs[0] + (0..<columns).map { places.contains($0) ? signs[1] : signs[2] }.joined(), .faint)
    let width = max(style.drawingWidth, start + columns)
    return [line, TickLabels.line(marks.map { (start + $0.0, $0.1) }, limit: width, paint)]
  }

  /// Bins in the room there is: several joined where they are many, wide where they are few.
  private struct Bars {
    let counts: [Int]
    let lower: Double
    let upper: Double
    /// Columns of each.
    let width: Int

    init(_ distribution: Histogram.Distribution, room: Int) {
      let bins = distribution.counts.count
      let least = max((bins + room - 1) / room, 1)
      // Rather a few bars less than a last one of fewer bins.
      let joined = (least..<2 * least).first { bins.isMultiple(of: $0) } ?? least
      var counts: [Int] = []
      for start in stride(from: 0, to: bins, by: joined) {
        let part = distribution.counts[start..<min(start + joined, bins)]
        counts.append(part.reduce(0) { $0.addingCount(max($1, 0)) })
      }
      self.counts = counts
      lower = distribution.lower
      let share = bins > 0 ? Double(counts.count * joined) / Double(bins) : 1
      upper = lower + (distribution.upper - lower) * share
      width = max(min(room / max(counts.count, 1), 8), 1)
    }

    var peak: Int { counts.max() ?? 0 }

    /// The divisions from the first to the last bin; `nil` where there is nothing.
    func ticks(_ axis: Axis) -> Ticks? {
      guard peak > 0, lower.isFinite, upper.isFinite, lower <= upper else { return nil }
      let axis =
        axis.scale == .logarithmic && lower <= 0 ? Axis(axis.label, isWhole: axis.isWhole) : axis
      return Ticks(
        axis, from: lower, to: upper, count: max(counts.count * width / 12, 2), isTight: true)
    }
  }
}

extension Int {
  /// A sum of counts, at most the largest number there is.
  func addingCount(_ other: Int) -> Int {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? .max : sum
  }
}
