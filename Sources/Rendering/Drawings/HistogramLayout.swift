import Reports

extension Sheet {
  /// One distribution below the other.
  mutating func add(_ histogram: Histogram) {
    if histogram.distributions.isEmpty { addNothing() }
    for distribution in histogram.distributions {
      addHead(of: distribution)
      guard distribution.isShown else {
        addNothing()
        continue
      }
      add(distribution)
    }
    guard !histogram.axis.label.isEmpty, !histogram.distributions.isEmpty else { return }
    y += 10
    let text = TextMeasure.shortened(histogram.axis.label, to: innerWidth, size: 12)
    shapes.append(
      .text(TextLine(text, at: Point(width / 2, y), anchor: .middle, ink: .faint)))
    y += 8
  }

  private mutating func addHead(of distribution: Histogram.Distribution) {
    y += 16
    let name = TextMeasure.shortened(
      distribution.name, to: innerWidth * 0.6, size: 12, isBold: true)
    shapes.append(.text(TextLine(name, at: Point(left, y), isBold: true)))
    if let note = distribution.note {
      let start = TextMeasure.width(of: name, size: 12, isBold: true) + 12
      let text = TextMeasure.shortened(note, to: innerWidth - start, size: 12)
      shapes.append(.text(TextLine(text, at: Point(left + start, y), ink: .faint)))
    }
    y += 8
  }

  private mutating func add(_ distribution: Histogram.Distribution) {
    let most = Double(distribution.counts.max() ?? 0)
    let range = distribution.shownRange
    let axes = Axes(
      x: Axis(""), y: Axis("", isWhole: true), from: Point(range.lowerBound, 0),
      to: Point(range.upperBound, max(most, 1)), in: Box(left, y, innerWidth, 104))
    shapes += axes.shapes()
    let first = axes.place(of: Point(distribution.lower, 0)).x
    let last = axes.place(of: Point(distribution.upper, 0)).x
    let width = max(last - first, 12) / Double(distribution.counts.count)
    let gap = width > 6 ? 1 : width > 3 ? 0.5 : 0
    let start = (first + last) / 2 - width * Double(distribution.counts.count) / 2
    var boxes: [Box] = []
    for (index, count) in distribution.counts.enumerated() where count > 0 {
      let top = axes.place(of: Point(distribution.lower, Double(count))).y
      let x = start + Double(index) * width
      boxes.append(Box(x + gap / 2, top, width - gap, axes.field.bottom - top))
    }
    shapes.append(.boxes(boxes, .filled(.series(0))))
    y = axes.field.bottom + 26
  }
}

extension Histogram.Distribution {
  fileprivate var isShown: Bool {
    !counts.isEmpty && lower.isFinite && upper.isFinite && lower <= upper
  }

  /// What the axis covers: more than the bins where all values are the same.
  fileprivate var shownRange: ClosedRange<Double> {
    guard lower == upper else { return lower...upper }
    let size = max(abs(lower), 1)
    return max(
      lower - size, -.greatestFiniteMagnitude)...min(upper + size, .greatestFiniteMagnitude)
  }
}
