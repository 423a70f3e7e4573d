import Reports

/// How a sweep is drawn: over the numbers of one name a curve for each choice of the others; else a bar
/// for each row.
extension SweepResult {
  /// `nil` where fewer than two rows have a number.
  var figure: Figure? {
    let drawn = rows.filter { $0.spread(measure) != nil }
    guard drawn.count > 1 else { return nil }
    guard let place = axis(of: drawn) else { return .bars(bars(drawn)) }
    return .chart(chart(drawn, over: place))
  }

  /// The name whose values are numbers and the most of them; `nil` where none has three, or where the
  /// others have more choices than curves can be told apart.
  private func axis(of rows: [Row]) -> Int? {
    let counts = names.indices.map { place in
      rows.allSatisfy { $0.values[place].isNumber }
        ? Set(rows.compactMap { $0.values[place].number }).count : 0
    }
    guard let most = counts.max(), most >= 3, let place = counts.firstIndex(of: most),
      Set(rows.map { others($0, place) }).count <= 8
    else { return nil }
    return place
  }

  private func others(_ row: Row, _ place: Int) -> String {
    names.indices.filter { $0 != place }.map { "\(names[$0]) \(row.values[$0].characters)" }
      .joined(separator: " ")
  }

  private func chart(_ rows: [Row], over place: Int) -> Chart {
    var series: [Chart.Series] = []
    for row in rows {
      guard let x = row.values[place].number, let y = row.spread(measure)?.mean else { continue }
      let name = names.count > 1 ? others(row, place) : measure
      if let index = series.firstIndex(where: { $0.name == name }) {
        series[index].points.append(Point(x, y))
      } else {
        series.append(Chart.Series(name, [Point(x, y)]))
      }
    }
    for index in series.indices { series[index].points.sort { $0.x < $1.x } }
    let numbers = rows.compactMap { $0.values[place].number }
    return Chart(
      "\(measure) by \(names[place])",
      x: Axis(
        names[place], Self.scale(of: numbers), isWhole: numbers.allSatisfy { $0.rounded() == $0 }),
      y: Axis(measure), series: series, note: noteOfBest)
  }

  private var noteOfBest: String? { best.map { "best: \(label(rows[$0]))" } }

  /// Logarithmic where numbers lie over more than a power of ten.
  private static func scale(of numbers: [Double]) -> Axis.Scale {
    guard let least = numbers.min(), let greatest = numbers.max(), least > 0 else { return .linear }
    return greatest / least > 20 ? .logarithmic : .linear
  }

  private func bars(_ drawn: [Row]) -> BarChart {
    let best = best.map { label(rows[$0]) }
    return BarChart(
      "\(measure) by \(names.joined(separator: " and "))", axis: Axis(measure),
      bars: drawn.map { row in
        let spread = row.spread(measure)
        return BarChart.Bar(
          label(row), spread?.mean ?? 0, spread: seeds > 1 ? spread?.deviation : nil,
          mark: label(row) == best ? "best" : nil)
      })
  }
}
