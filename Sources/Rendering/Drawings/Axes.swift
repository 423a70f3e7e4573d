import Glibc
import Reports

/// Two axes with their divisions, and the field between them.
struct Axes {
  private static let labelSize = 11.0

  /// The field in which values are drawn.
  let field: Box
  let x: Ticks
  let y: Ticks
  private let xLabel: String

  /// Axes over the values from `lower` to `upper` in a box that holds their labels too. A tight axis
  /// ends where the values do.
  init(
    x: Axis, y: Axis, from lower: Point, to upper: Point, in box: Box,
    tight: (x: Bool, y: Bool) = (true, false)
  ) {
    xLabel = x.label
    let (lower, upper) = Self.widened(x, y, from: lower, to: upper)
    let below = 20.0 + (x.label.isEmpty ? 0 : 18)
    let height = max(box.height - below, 40)
    self.y = Ticks(
      y, from: lower.y, to: upper.y, count: max(Int(height / 50), 2), isTight: tight.y)
    let widest =
      self.y.ticks.map { TextMeasure.width(of: $0.label, size: Self.labelSize) }.max() ?? 0
    let left = widest + 10
    let width = max(box.width - left - 8, 40)
    field = Box(box.x + left, box.y + 4, width, height - 4)
    self.x = Ticks(
      x, from: lower.x, to: upper.x, count: max(Int(width / 75), 2), isTight: tight.x)
  }

  /// Room on both sides of values that are all the same.
  private static func widened(
    _ x: Axis, _ y: Axis, from lower: Point, to upper: Point
  ) -> (Point, Point) {
    func room(_ axis: Axis, _ lower: Double, _ upper: Double) -> Double {
      guard lower == upper, axis.scale == .linear, abs(lower) < 1e300 else { return 0 }
      return axis.isWhole ? 1 : max(abs(lower) / 2, lower == 0 ? 1 : 0)
    }
    let (across, up) = (room(x, lower.x, upper.x), room(y, lower.y, upper.y))
    return (
      Point(lower.x - across, lower.y - up), Point(upper.x + across, upper.y + up)
    )
  }

  /// Where a point lies.
  func place(of point: Point) -> Point {
    Point(
      field.x + x.share(of: point.x) * field.width,
      field.bottom - y.share(of: point.y) * field.height)
  }

  /// Division lines and labels: what lies behind the values. A map that fills the field has no lines.
  func shapes(lines: Bool = true) -> [Shape] {
    (lines ? divisionLines : []) + verticalLabels + horizontalLabels
      + [frame(lines: lines)] + title
  }

  private func frame(lines: Bool) -> Shape {
    let corners = [Point(field.x, field.bottom), Point(field.right, field.bottom)]
    let all = corners + [Point(field.right, field.y), Point(field.x, field.y)]
    return lines ? .lines([corners], .stroked(.faint)) : .area([all], .stroked(.faint))
  }

  private var divisionLines: [Shape] {
    let rows = y.ticks.map { down(to: $0.value) }
    var shapes: [Shape] = [
      .lines(rows.map { [Point(field.x, $0), Point(field.right, $0)] }, .stroked(.grid))
    ]
    var zeros: [[Point]] = []
    if y.scale == .linear, y.lower < 0, y.upper > 0 {
      zeros.append([Point(field.x, down(to: 0)), Point(field.right, down(to: 0))])
    }
    if x.scale == .linear, x.lower < 0, x.upper > 0 {
      zeros.append([Point(across(to: 0), field.y), Point(across(to: 0), field.bottom)])
    }
    if !zeros.isEmpty { shapes.append(.lines(zeros, .stroked(.faint, width: 0.75))) }
    return shapes
  }

  private var verticalLabels: [Shape] {
    var last = Double.infinity
    var shapes: [Shape] = []
    for tick in y.ticks {
      let row = down(to: tick.value)
      guard last - row >= Self.labelSize + 2 else { continue }
      last = row
      shapes.append(
        .text(
          TextLine(
            tick.label, at: Point(field.x - 6, row + 4), anchor: .end, size: Self.labelSize,
            ink: .faint)))
    }
    return shapes
  }

  /// Labels under their marks; one that would touch its neighbour is left out.
  private var horizontalLabels: [Shape] {
    var end = -Double.infinity
    var marks: [[Point]] = []
    var labels: [Shape] = []
    for tick in x.ticks {
      let column = across(to: tick.value)
      let half = TextMeasure.width(of: tick.label, size: Self.labelSize) / 2
      guard column - half > end + 8 else { continue }
      end = column + half
      marks.append([Point(column, field.bottom), Point(column, field.bottom + 4)])
      labels.append(
        .text(
          TextLine(
            tick.label, at: Point(column, field.bottom + 16), anchor: .middle,
            size: Self.labelSize, ink: .faint)))
    }
    return [.lines(marks, .stroked(.faint))] + labels
  }

  private var title: [Shape] {
    guard !xLabel.isEmpty else { return [] }
    let text = TextMeasure.shortened(xLabel + x.scaleNote, to: field.width, size: 12)
    return [
      .text(
        TextLine(
          text, at: Point(field.x + field.width / 2, field.bottom + 34), anchor: .middle,
          ink: .faint))
    ]
  }

  private func across(to value: Double) -> Double {
    field.x + x.share(of: value) * field.width
  }

  private func down(to value: Double) -> Double {
    field.bottom - y.share(of: value) * field.height
  }
}

extension Ticks {
  /// Where a value lies, 0…1, however far apart the ends are.
  func share(of value: Double) -> Double {
    let share =
      switch scale {
      case .linear: (value / 2 - lower / 2) / (upper / 2 - lower / 2)
      case .logarithmic: (log10(value) - log10(lower)) / (log10(upper) - log10(lower))
      }
    return share.isNaN ? 0.5 : min(max(share, 0), 1)
  }

  /// What is to be said beside the label of an axis.
  var scaleNote: String { scale == .logarithmic ? " (logarithmic)" : "" }
}

extension Axis {
  /// The label of an axis with its scale.
  var fullLabel: String {
    scale == .logarithmic ? (label.isEmpty ? "logarithmic" : label + " (logarithmic)") : label
  }
}

extension Sheet {
  /// The label of a vertical axis, above it, where the title does not say the same.
  mutating func addVerticalLabel(_ axis: Axis, besides title: String) {
    guard !axis.fullLabel.isEmpty, axis.fullLabel != title else { return }
    y += 14
    let text = TextMeasure.shortened(axis.fullLabel, to: innerWidth, size: 12)
    shapes.append(.text(TextLine(text, at: Point(left, y), ink: .faint)))
    y += 6
  }
}
