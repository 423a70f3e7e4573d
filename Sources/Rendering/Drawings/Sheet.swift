import Reports

/// A page that is filled from the top.
struct Sheet {
  /// Left free at every side.
  static let margin = 16.0

  let width: Double
  /// How far down it is filled.
  var y: Double
  var shapes: [Shape] = []

  init(width: Double) {
    self.width = width
    y = Self.margin / 2
  }

  var left: Double { Self.margin }
  var right: Double { width - Self.margin }
  var innerWidth: Double { right - left }

  mutating func addTitle(_ title: String) {
    for line in TextMeasure.lines(of: title, width: innerWidth, size: 15, isBold: true, count: 2) {
      y += 19
      shapes.append(.text(TextLine(line, at: Point(left, y), size: 15, isBold: true)))
    }
    y += 8
  }

  /// Lines of small text.
  mutating func addNote(_ note: String?) {
    guard let note, !note.isEmpty else { return }
    y += 4
    for line in TextMeasure.lines(of: note, width: innerWidth, size: 12, count: 6) {
      y += 16
      shapes.append(.text(TextLine(line, at: Point(left, y), ink: .faint)))
    }
    y += 4
  }

  /// What stands where there is nothing to draw.
  mutating func addNothing() {
    y += 16
    shapes.append(.text(TextLine("nothing to draw", at: Point(left, y), ink: .faint)))
    y += 8
  }
}
