import Reports

extension Sheet {
  /// True classes down, predicted ones across, and the recall of each class at the right.
  mutating func add(_ chart: ConfusionChart) {
    let count = chart.classes.count
    guard count > 0, chart.counts.count / count >= count else { return addNothing() }
    let nameWidth = SideNames.width(of: chart.classes, most: innerWidth * 0.28)
    let start = left + nameWidth + 8
    let size = min(max((right - 60 - start) / Double(count), 3), 72)
    let height = min(size, 34)
    y += 14
    let box = Box(start, y + 8, size * Double(count), height * Double(count))
    shapes.append(.text(TextLine("true class", at: Point(left, y), ink: .faint)))
    if height >= 12 {
      shapes.append(
        .text(TextLine("recall", at: Point(box.right + 8, y), size: 11, ink: .faint)))
    }
    shapes += chart.fields(in: box)
    shapes += chart.texts(in: box)
    shapes += SideNames.shapes(ofRows: chart.classes, beside: box, width: nameWidth)
    let (names, below) = SideNames.shapes(ofColumns: chart.classes, below: box, slack: start - left)
    shapes += names
    y = box.bottom + below + 17
    shapes.append(
      .text(
        TextLine(
          "predicted class", at: Point(box.centre.x, y), anchor: .middle, ink: .faint)))
    y += 4
    addNote(chart.accuracyText)
  }
}

extension ConfusionChart {
  private func count(_ row: Int, _ column: Int) -> Int { counts[row * classes.count + column] }

  private func total(ofRow row: Int) -> Int {
    var total = 0
    for column in classes.indices {
      total = total.addingReportingOverflow(count(row, column)).partialValue
    }
    return total
  }

  /// The share of a class that was taken for another one.
  private func share(_ row: Int, _ column: Int) -> Double {
    let total = total(ofRow: row)
    return total > 0 ? Double(count(row, column)) / Double(total) : 0
  }

  private func opacity(_ row: Int, _ column: Int) -> Double {
    ((0.08 + 0.84 * share(row, column)) * 100).rounded() / 100
  }

  /// `accuracy 0.967 (29 of 30)`.
  var accuracyText: String? {
    let right = classes.indices.map { count($0, $0) }.reduce(0, &+)
    let all = classes.indices.map(total).reduce(0, &+)
    guard all > 0 else { return nil }
    return "accuracy \(NumberText.ratio(Double(right) / Double(all))) "
      + "(\(NumberText.count(right)) of \(NumberText.count(all)))"
  }

  /// The recall of a class, where it occurs.
  func recallText(_ row: Int) -> String? {
    total(ofRow: row) > 0 ? NumberText.ratio(share(row, row)) : nil
  }

  private func box(_ row: Int, _ column: Int, in box: Box) -> Box {
    let size = (box.width / Double(classes.count), box.height / Double(classes.count))
    return Box(
      box.x + Double(column) * size.0, box.y + Double(row) * size.1, size.0, size.1)
  }

  fileprivate func fields(in box: Box) -> [Shape] {
    var shapes: [Shape] = []
    for row in classes.indices {
      for column in classes.indices where count(row, column) > 0 {
        shapes.append(
          .boxes(
            [self.box(row, column, in: box)],
            .filled(row == column ? .positive : .negative, opacity: opacity(row, column))))
      }
    }
    let lines = (0...classes.count).flatMap { index in
      let share = Double(index) / Double(classes.count)
      let (x, y) = (box.x + share * box.width, box.y + share * box.height)
      return [
        [Point(x, box.y), Point(x, box.bottom)], [Point(box.x, y), Point(box.right, y)],
      ]
    }
    return shapes + [.lines(lines, .stroked(.grid))]
  }

  /// The counts, where they fit, and the recalls.
  fileprivate func texts(in box: Box) -> [Shape] {
    let field = self.box(0, 0, in: box)
    let size = min(12, field.height - 4)
    guard size >= 7 else { return [] }
    var shapes: [Shape] = []
    for row in classes.indices {
      for column in classes.indices {
        let text = NumberText.count(count(row, column))
        guard TextMeasure.width(of: text, size: size) <= field.width - 3 else { continue }
        let centre = self.box(row, column, in: box).centre
        let ink: Ink = count(row, column) == 0 ? .faint : .onShade(opacity(row, column))
        shapes.append(
          .text(
            TextLine(
              text, at: Point(centre.x, centre.y + size * 0.36), anchor: .middle, size: size,
              ink: ink)))
      }
      guard field.height >= 12, let recall = recallText(row) else { continue }
      let place = Point(box.right + 8, self.box(row, 0, in: box).centre.y + 4)
      shapes.append(.text(TextLine(recall, at: place, size: 11)))
    }
    return shapes
  }
}
