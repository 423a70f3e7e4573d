import Reports

/// The names of rows and columns along the sides of a table of fields.
enum SideNames {
  private static let size = 11.0

  /// The room that names of rows take.
  static func width(of names: [String], most: Double) -> Double {
    min(names.map { TextMeasure.width(of: $0, size: size) }.max() ?? 0, most)
  }

  /// At the left, all of them or every second, third, … where rows are low.
  static func shapes(ofRows names: [String], beside box: Box, width: Double) -> [Shape] {
    guard !names.isEmpty else { return [] }
    let height = box.height / Double(names.count)
    let step = max(Int((13 / height).rounded(.up)), 1)
    return stride(from: 0, to: names.count, by: step).map { index in
      let name = TextMeasure.shortened(names[index], to: width, size: size)
      let place = Point(box.x - 8, box.y + (Double(index) + 0.5) * height + 4)
      return .text(TextLine(name, at: place, anchor: .end, size: size))
    }
  }

  /// Below, lying where they fit their column, else leaning to the left; and the height they take.
  /// `slack` is the room at the left of the box.
  static func shapes(
    ofColumns names: [String], below box: Box, slack: Double
  ) -> (shapes: [Shape], height: Double) {
    guard !names.isEmpty else { return ([], 0) }
    let width = box.width / Double(names.count)
    let widest = names.map { TextMeasure.width(of: $0, size: size) }.max() ?? 0
    if widest <= width - 6 {
      let shapes = names.indices.map { index in
        Shape.text(
          TextLine(
            names[index], at: Point(box.x + (Double(index) + 0.5) * width, box.bottom + 15),
            anchor: .middle, size: size))
      }
      return (shapes, 18)
    }
    let step = max(Int((14 / width).rounded(.up)), 1)
    var height = 0.0
    let shapes = stride(from: 0, to: names.count, by: step).map { index in
      let x = box.x + (Double(index) + 0.5) * width
      let room = min((x - box.x + slack) * 1.41, 130)
      let name = TextMeasure.shortened(names[index], to: max(room, 20), size: size)
      height = max(height, TextMeasure.width(of: name, size: size) * 0.71)
      return Shape.text(
        TextLine(name, at: Point(x + 4, box.bottom + 12), anchor: .end, size: size, angle: -45))
    }
    return (shapes, height + 20)
  }
}
