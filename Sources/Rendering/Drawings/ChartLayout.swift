import Reports

extension Sheet {
  /// Curves and points over axes, with a legend above them.
  mutating func add(_ chart: Chart) {
    guard let bounds = Bounds(of: chart.shownPoints) else {
      addNothing()
      addNote(chart.note)
      return
    }
    if chart.series.count > 1 { add(chart.legend) }
    addVerticalLabel(chart.y, besides: chart.title)
    let hasPoints = chart.series.contains { $0.form == .points }
    let axes = Axes(
      x: chart.x, y: chart.y, from: bounds.lower, to: bounds.upper,
      in: Box(left, y, innerWidth, min(max(innerWidth * 0.5, 200), 340)),
      tight: (!hasPoints, false))
    shapes += axes.shapes()
    for index in chart.drawingOrder { shapes.append(chart.group(of: index, in: axes)) }
    y = axes.field.bottom + (chart.x.label.isEmpty ? 24 : 42)
    addNote(chart.note)
  }
}

extension Chart {
  fileprivate var shownPoints: [Point] { series.flatMap { $0.points.filter(shows) } }

  /// What is compared with lies behind.
  fileprivate var drawingOrder: [Int] {
    series.indices.filter { series[$0].form == .reference }
      + series.indices.filter { series[$0].form != .reference }
  }

  fileprivate var legend: Legend {
    Legend(
      entries: series.indices.map { index in
        switch series[index].form {
        case .points: .init(.mark(.of(index), look(ofMarks: index)), series[index].name)
        case .line, .reference: .init(.line(look(ofLine: index)), series[index].name)
        }
      })
  }

  private func look(ofLine index: Int) -> Look {
    if series[index].form == .reference { return .stroked(.faint, width: 1.25, dash: [5, 4]) }
    let dashes: [[Double]] = [[], [7, 3], [2, 2.5]]
    let dash = dashes[index / Ink.seriesCount % dashes.count]
    return .stroked(.series(index), width: 2, dash: dash)
  }

  private func look(ofMarks index: Int) -> Look { .filled(.series(index), opacity: 0.8) }

  fileprivate func group(of index: Int, in axes: Axes) -> Shape {
    let series = series[index]
    var shapes: [Shape] = []
    if series.form == .points {
      let places = series.points.filter(shows).map(axes.place)
      let size = places.count > 2000 ? 3.5 : places.count > 300 ? 5 : 7.0
      shapes = [.marks(.of(index), places.distinct, size: size, look(ofMarks: index))]
    } else {
      let stretches = stretches(of: series).map { Curve.thinned($0.map(axes.place)) }
      let alone = stretches.filter { $0.count == 1 }.flatMap { $0 }
      shapes = [
        .lines(stretches.filter { $0.count > 1 }, look(ofLine: index)),
        .marks(.disc, alone, size: 5, .filled(look(ofLine: index).stroke ?? .text)),
      ]
      if series.isMarked {
        let places = series.points.filter(shows).map(axes.place).distinct
        shapes.append(.marks(.of(index), places, size: 7, .filled(.series(index))))
      }
    }
    return .group(title: series.name, at: Point(0, 0), shapes)
  }

  /// The points between the gaps.
  private func stretches(of series: Series) -> [[Point]] {
    series.points.split { !shows($0) }.map(Array.init)
  }
}

/// The corners of a set of points.
struct Bounds {
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

/// Curves of many points.
enum Curve {
  /// A curve that goes to the right, with four points at most (first, least, greatest, last) in each
  /// half unit of the drawing: no eye sees more.
  static func thinned(_ points: [Point]) -> [Point] {
    let goesRight = zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x }
    guard points.count > 1500, goesRight else { return points }
    var result: [Point] = []
    var start = 0
    while start < points.count {
      let column = (points[start].x * 2).rounded(.down)
      var end = start
      while end < points.count, (points[end].x * 2).rounded(.down) == column { end += 1 }
      result += ends(of: points[start..<end])
      start = end
    }
    return result
  }

  private static func ends(of points: ArraySlice<Point>) -> [Point] {
    guard points.count > 4 else { return Array(points) }
    var (least, greatest) = (points.startIndex, points.startIndex)
    for index in points.indices {
      if points[index].y < points[least].y { least = index }
      if points[index].y > points[greatest].y { greatest = index }
    }
    let kept = Set([points.startIndex, least, greatest, points.endIndex - 1])
    return kept.sorted().map { points[$0] }
  }
}

extension [Point] {
  /// Without those that lie on another to a tenth of a unit.
  var distinct: [Point] {
    var seen: Set<SIMD2<Int32>> = []
    return filter { point in
      guard abs(point.x) < 1e6, abs(point.y) < 1e6 else { return false }
      return seen.insert(SIMD2(Int32(point.x * 10), Int32(point.y * 10))).inserted
    }
  }
}
