import Reports

/// The room of a picture over two axes: its size, and which cell each value falls into.
struct ChartFrame {
  private static let widest = 100
  private static let rowsRange = 9...20

  let columns: Int
  let rows: Int
  /// Columns that the labels of the vertical axis take.
  let labelWidth: Int
  private let x: Ticks
  private let y: Ticks
  private let rowLabels: [String]

  /// Nothing where there is no value to show.
  init?(of chart: Chart, style: OutputStyle) {
    var bounds: (lower: Point, upper: Point)?
    for series in chart.series {
      for point in series.points where chart.shows(point) {
        let (lower, upper) = bounds ?? (point, point)
        bounds = (
          Point(min(lower.x, point.x), min(lower.y, point.y)),
          Point(max(upper.x, point.x), max(upper.y, point.y))
        )
      }
    }
    guard let bounds else { return nil }
    let width = min(style.drawingWidth, Self.widest)
    let height = min(max(width / 5, Self.rowsRange.lowerBound), Self.rowsRange.upperBound)
    y = Ticks(chart.y, from: bounds.lower.y, to: bounds.upper.y, count: max(height * 2 / 5, 2))
    rows = Self.rows(near: height, for: y)
    rowLabels = Self.labels(of: y, within: width / 2)
    labelWidth = rowLabels.map(\.count).max() ?? 0
    columns = max(width - labelWidth - 3, 8)
    x = Ticks(
      chart.x, from: bounds.lower.x, to: bounds.upper.x, count: max(columns / 12, 3), isTight: true)
  }

  /// A frame whose axes begin and end with the fields of a map.
  init?(of map: BoundaryMap, style: OutputStyle) {
    let ends = [map.lower.x, map.lower.y, map.upper.x, map.upper.y]
    guard ends.allSatisfy(\.isFinite), map.lower.x <= map.upper.x, map.lower.y <= map.upper.y else {
      return nil
    }
    let width = min(style.drawingWidth, 120)
    rows = min(max(width / 4, Self.rowsRange.lowerBound), 30)
    y = Ticks(
      map.y.fitting(map.lower.y), from: map.lower.y, to: map.upper.y, count: max(rows / 4, 2),
      isTight: true)
    rowLabels = Self.labels(of: y, within: width / 2)
    labelWidth = rowLabels.map(\.count).max() ?? 0
    columns = max(width - labelWidth - 3, 8)
    x = Ticks(
      map.x.fitting(map.lower.x), from: map.lower.x, to: map.upper.x, count: max(columns / 12, 3),
      isTight: true)
  }

  /// About `height` rows, so many that every division of a linear axis falls on one.
  private static func rows(near height: Int, for ticks: Ticks) -> Int {
    let parts = ticks.ticks.count - 1
    guard ticks.scale == .linear, parts > 0, parts < height else { return height }
    return parts * Int((Double(height - 1) / Double(parts)).rounded()) + 1
  }

  /// The labels of an axis; where they would take too much room, in few digits, and each but once.
  private static func labels(of axis: Ticks, within width: Int) -> [String] {
    let labels = axis.ticks.map(\.label)
    guard labels.contains(where: { $0.count > width }) else { return labels }
    var seen: Set<String> = []
    return axis.ticks.map { tick in
      let label = NumberText.scientific(tick.value, decimals: 1)
      return seen.insert(label).inserted ? label : ""
    }
  }

  /// The dot of a canvas that a point falls on.
  func place(of point: Point, on canvas: Canvas) -> (x: Int, y: Int) {
    (
      x.position(of: point.x).place(among: canvas.width),
      (1 - y.position(of: point.y)).place(among: canvas.height)
    )
  }

  /// The cell that a point falls into, where it lies between the ends of the axes.
  func cell(of point: Point) -> (column: Int, row: Int)? {
    let (across, down) = (x.position(of: point.x), 1 - y.position(of: point.y))
    guard (0...1).contains(across), (0...1).contains(down) else { return nil }
    return (across.field(among: columns), down.field(among: rows))
  }

  /// The labels of the vertical axis by the row they stand in.
  var labelsByRow: [Int: String] {
    var labels: [Int: String] = [:]
    for (tick, label) in zip(y.ticks, rowLabels) where !label.isEmpty {
      let row = (1 - y.position(of: tick.value)).place(among: rows)
      if labels[row] == nil { labels[row] = label }
    }
    return labels
  }

  /// The labels of the horizontal axis with the column they belong to.
  var tickColumns: [(column: Int, label: String)] {
    x.ticks.map { (x.position(of: $0.value).place(among: columns), $0.label) }
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

  /// The axis, linear where it could not be logarithmic.
  fileprivate func fitting(_ lower: Double) -> Axis {
    lower > 0 ? self : Axis(label, .linear, isWhole: isWhole)
  }

  /// What is measured, and how it is divided where that is not evenly.
  var caption: String {
    scale == .linear ? label : label.isEmpty ? "logarithmic" : "\(label), logarithmic"
  }
}
