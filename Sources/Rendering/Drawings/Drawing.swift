import Reports

/// A picture laid out as plain shapes, in units of a 96th of an inch from the upper left corner;
/// what a file of it looks like is a writer's affair.
struct Drawing: Equatable {
  /// What it shows, in a few words and in whole sentences, for those who do not see it.
  var title: String
  var description: String
  var width: Double
  var height: Double
  var shapes: [Shape]
}

/// One thing drawn.
enum Shape: Equatable {
  /// Rectangles that may touch each other without a seam.
  case boxes([Box], Look)
  /// A rectangle with round corners.
  case panel(Box, corner: Double, Look)
  /// Lines through points.
  case lines([[Point]], Look)
  /// The inside of closed lines.
  case area([[Point]], Look)
  /// The same sign at each point, `size` across.
  case marks(Mark, [Point], size: Double, Look)
  case text(TextLine)
  /// Shapes moved together; the title is shown where a pointer rests on them.
  case group(title: String?, at: Point, [Shape])
}

/// An upright rectangle.
struct Box: Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  var right: Double { x + width }
  var bottom: Double { y + height }
  var centre: Point { Point(x + width / 2, y + height / 2) }
}

/// The signs of points, told apart without colour.
enum Mark: CaseIterable {
  case disc, square, triangle, diamond, cross, plus

  /// The sign of a series or class, counted from 0.
  static func of(_ index: Int) -> Mark { allCases[abs(index) % allCases.count] }

  /// Corners about the middle, one unit from the sides; a disc has none.
  var corners: [Point] {
    switch self {
    case .disc: []
    case .square: [Point(-0.9, -0.9), Point(0.9, -0.9), Point(0.9, 0.9), Point(-0.9, 0.9)]
    case .triangle: [Point(0, -1.15), Point(1.1, 0.85), Point(-1.1, 0.85)]
    case .diamond: [Point(0, -1.25), Point(1.1, 0), Point(0, 1.25), Point(-1.1, 0)]
    case .cross: Self.turned(Mark.plus.corners)
    case .plus: Self.plusCorners
    }
  }

  private static let plusCorners: [Point] = {
    let (arm, half) = (1.2, 0.36)
    return [
      Point(-half, -arm), Point(half, -arm), Point(half, -half), Point(arm, -half),
      Point(arm, half), Point(half, half), Point(half, arm), Point(-half, arm),
      Point(-half, half), Point(-arm, half), Point(-arm, -half), Point(-half, -half),
    ]
  }()

  private static func turned(_ points: [Point]) -> [Point] {
    points.map { Point(($0.x - $0.y) * 0.7071, ($0.x + $0.y) * 0.7071) }
  }
}

/// How a shape is filled and outlined.
struct Look: Equatable {
  var fill: Ink?
  var stroke: Ink?
  var lineWidth = 1.0
  /// Lengths drawn and left out in turn; none for a solid line.
  var dash: [Double] = []
  /// 0, nothing to be seen, to 1.
  var opacity = 1.0

  static func filled(_ ink: Ink, opacity: Double = 1) -> Look {
    Look(fill: ink, opacity: opacity)
  }

  static func stroked(_ ink: Ink, width: Double = 1, dash: [Double] = [], opacity: Double = 1)
    -> Look
  {
    Look(stroke: ink, lineWidth: width, dash: dash, opacity: opacity)
  }
}

/// A line of text; `place` is on its base line.
struct TextLine: Equatable {
  enum Anchor { case start, middle, end }

  var text: String
  var place: Point
  var anchor = Anchor.start
  var size = 12.0
  var isBold = false
  var ink = Ink.text
  /// Degrees, clockwise, about the place.
  var angle = 0.0

  init(
    _ text: String, at place: Point, anchor: Anchor = .start, size: Double = 12,
    isBold: Bool = false, ink: Ink = .text, angle: Double = 0
  ) {
    self.text = Self.line(of: text)
    self.place = place
    self.anchor = anchor
    self.size = size
    self.isBold = isBold
    self.ink = ink
    self.angle = angle
  }

  /// A text as one line that a page can hold: control characters visible, breaks as blanks, none of
  /// the code points that stand for no character.
  static func line(of text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return text }
    var line = String.UnicodeScalarView()
    for scalar in Printable.text(text).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: line.append(" ")
      case 0xFDD0...0xFDEF: line.append("\u{FFFD}")
      case let value where value & 0xFFFE == 0xFFFE: line.append("\u{FFFD}")
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}
