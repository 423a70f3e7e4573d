import Reports

@testable import Rendering

/// A line of text with the rectangle it takes on the page.
struct DrawnText {
  let text: String
  let box: Box
  let isTurned: Bool

  /// All lines of a drawing.
  static func all(in drawing: Drawing) -> [DrawnText] { all(in: drawing.shapes, at: Point(0, 0)) }

  private static func all(in shapes: [Shape], at origin: Point) -> [DrawnText] {
    shapes.flatMap { shape -> [DrawnText] in
      switch shape {
      case .text(let line): [DrawnText(line, at: origin)]
      case .group(_, let place, let inner):
        all(in: inner, at: Point(origin.x + place.x, origin.y + place.y))
      default: []
      }
    }
  }

  private init(_ line: TextLine, at origin: Point) {
    let width = TextMeasure.width(of: line.text, size: line.size, isBold: line.isBold)
    let share =
      switch line.anchor {
      case .start: 0.0
      case .middle: 0.5
      case .end: 1.0
      }
    text = line.text
    isTurned = line.angle != 0
    box = Box(
      origin.x + line.place.x - share * width, origin.y + line.place.y - line.size * 0.75, width,
      line.size * 0.95)
  }

  func overlaps(_ other: DrawnText) -> Bool {
    !isTurned && !other.isTurned && box.x < other.box.right && other.box.x < box.right
      && box.y < other.box.bottom && other.box.y < box.bottom
  }
}
