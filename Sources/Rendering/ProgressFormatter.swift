package import Reports

/// The line that says how far the work has come:
///
///     epoch 37/100 ━━━━━━━──────────── loss 0.3120 · accuracy 0.891 · 3 s left
package struct ProgressFormatter: Sendable {
  private static let barWidth = 20
  private static let shortBarWidth = 10

  private let style: OutputStyle
  private let signs: Signs

  package init(_ style: OutputStyle) {
    self.style = style
    signs = Signs(style)
  }

  /// A whole line; in a narrow window with a shorter bar or none, but with every measure.
  package func line(_ progress: Progress) -> String {
    let lines = barWidths(of: progress).map { line(progress, bar: $0, measures: .max) }
    let fitting = lines.first { $0.width <= style.width ?? .max } ?? lines.last
    return fitting?.text ?? ""
  }

  /// A line that leaves the last column of the window free, so that it never wraps: what is
  /// least needed goes first.
  package func liveLine(_ progress: Progress) -> String {
    let limit = style.drawingWidth - 1
    for bar in barWidths(of: progress) {
      let line = line(progress, bar: bar, measures: .max)
      if line.width <= limit { return line.text }
    }
    for count in (0..<progress.measures.count).reversed() {
      let line = line(progress, bar: 0, measures: count)
      if line.width <= limit { return line.text }
    }
    return DisplayWidth.prefix(of: counts(of: progress), width: limit)
  }

  /// A bar, a short one, none; only none where the end is not known.
  private func barWidths(of progress: Progress) -> [Int] {
    progress.shareDone == nil ? [0] : [Self.barWidth, Self.shortBarWidth, 0]
  }

  private func line(_ progress: Progress, bar width: Int, measures count: Int) -> PaintedLine {
    var line = PaintedLine(Paint(style))
    line.append(counts(of: progress) + " ")
    if width > 0, let share = progress.shareDone {
      appendBar(to: &line, share: share, width: width)
    }
    for measure in progress.measures.prefix(count) {
      measure.append(to: &line, style)
      line.append(" \(signs.separator) ", .faint)
    }
    line.append(time(of: progress))
    return line
  }

  private func counts(of progress: Progress) -> String {
    "\(progress.unit) \(progress.done)" + (progress.total.map { "/\($0)" } ?? "")
  }

  /// The time it will still take, where that is known; else the time it took so far.
  private func time(of progress: Progress) -> String {
    guard !progress.isLast, let left = progress.secondsLeft else {
      return NumberText.duration(seconds: progress.seconds)
    }
    return NumberText.remaining(seconds: left) + " left"
  }

  /// A bar of `width` cells in steps of half a cell.
  private func appendBar(to line: inout PaintedLine, share: Double, width: Int) {
    let halves = Int(share * Double(2 * width))
    let half = halves % 2 == 1 ? signs.barHalf : ""
    let done = String(repeating: signs.barDone, count: halves / 2) + half
    line.append(done, share >= 1 ? .done : .running)
    line.append(String(repeating: signs.barOpen, count: width - done.count), .faint)
    line.append(" ")
  }
}
