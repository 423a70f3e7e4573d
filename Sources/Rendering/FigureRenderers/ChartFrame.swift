import Reports

/// The room of a line chart: its axes, and which cell each value falls into.
struct ChartFrame {
  private static let widest = 100
  private static let rowsRange = 9...20

  let columns: Int
  let rows: Int
  /// Columns that the labels of the vertical axis take.
  let labelWidth: Int
  private let x: Ticks
  private let y: Ticks

  /// Nothing where there is no value to show.
  init?(of chart: Chart, style: OutputStyle) {
    let points = chart.series.flatMap(\.points).filter(chart.shows)
    guard let bounds = Bounds(of: points) else { return nil }
    let width = max(min(style.drawingWidth, Self.widest), 20)
    let height = min(max(width / 5, Self.rowsRange.lowerBound), Self.rowsRange.upperBound)
    y = Ticks(chart.y, from: bounds.lower.y, to: bounds.upper.y, count: max(height * 2 / 5, 2))
    rows = Self.rows(near: height, for: y)
    labelWidth = y.ticks.map(\.label.count).max() ?? 0
    columns = max(width - labelWidth - 3, 8)
    x = Ticks(
      chart.x, from: bounds.lower.x, to: bounds.upper.x, count: max(columns / 12, 2), isTight: true)
  }

  /// About `height` rows, so many that every division of a linear axis falls on one.
  private static func rows(near height: Int, for ticks: Ticks) -> Int {
    let parts = ticks.ticks.count - 1
    guard ticks.scale == .linear, parts > 0, parts < height else { return height }
    return parts * Int((Double(height - 1) / Double(parts)).rounded()) + 1
  }

  /// The dot of a canvas that a point falls on.
  func place(of point: Point, on canvas: Canvas) -> (x: Int, y: Int) {
    let across = x.position(of: point.x) * Double(canvas.width - 1)
    let down = (1 - y.position(of: point.y)) * Double(canvas.height - 1)
    return (Int(across.rounded()), Int(down.rounded()))
  }

  /// The labels of the vertical axis by the row they stand in.
  var labelsByRow: [Int: String] {
    var labels: [Int: String] = [:]
    for tick in y.ticks {
      let row = Int(((1 - y.position(of: tick.value)) * Double(rows - 1)).rounded())
      if labels[row] == nil { labels[row] = tick.label }
    }
    return labels
  }

  /// The labels of the horizontal axis with the column they belong to.
  var tickColumns: [(column: Int, label: String)] {
    x.ticks.map { (Int((x.position(of: $0.value) * Double(columns - 1)).rounded()), $0.label) }
  }

  /// The corners of a set of points.
  private struct Bounds {
    var lower: Point
    var upper: Point

    init?(of points: [Point]) {
      guard let first = points.first else { return nil }
      (lower, upper) = (first, first)
      for point in points {
        lower = Point(min(lower.x, point.x), min(lower.y, point.y))
        upper = Point(max(upper.x, point.x), max(upper.y, point.y))
      }
    }
  }
}

extension Chart {
  /// Whether a point has a place on the axes.
  func shows(_ point: Point) -> Bool { x.holds(point.x) && y.holds(point.y) }
}

extension Axis {
  fileprivate func holds(_ value: Double) -> Bool {
    value.isFinite && (scale == .linear || value > 0)
  }
}
