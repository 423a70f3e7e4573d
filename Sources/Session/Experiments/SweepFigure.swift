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

  private func chart(_ drawn: [Row], over place: Int) -> Chart {
    let axis = axis(over: place)
    func x(_ row: Row) -> Double? {
      row.values[place].number.map { $0 == 0 ? axis.zero ?? 0 : $0 }
    }
    var series: [Chart.Series] = []
    for row in drawn {
      guard let x = x(row), let y = row.spread(measure)?.mean else { continue }
      let name = names.count > 1 ? others(row, place) : measure
      if let index = series.firstIndex(where: { $0.name == name }) {
        series[index].points.append(Point(x, y))
      } else {
        series.append(Chart.Series(name, [Point(x, y)], isMarked: true))
      }
    }
    for index in series.indices { series[index].points.sort { $0.x < $1.x } }
    let means = drawn.compactMap { $0.spread(measure)?.mean }
    let top = means.max() ?? 0
    let lost = diverged.compactMap(x).map { Point($0, top) }
    if !lost.isEmpty { series.append(Chart.Series("diverged", lost, as: .points)) }
    let isSteep = Self.ratio(of: means) ?? 1 > 1000
    return Chart(
      "\(measure) by \(names[place])", x: axis,
      y: Axis(measure, isSteep ? .logarithmic : .linear), series: series, note: note)
  }

  private var diverged: [Row] { rows.filter(\.hasDiverged) }

  /// What was best, and what came to no number.
  private var note: String? {
    let parts = [best.map { "best: \(label(rows[$0]))" }, noteOfDiverged].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private var noteOfDiverged: String? {
    diverged.isEmpty ? nil : "diverged: \(diverged.map(label).joined(separator: ", "))"
  }

  /// Logarithmic where numbers lie over more than a power of ten; 0 among them stands one factor of ten
  /// below the least.
  private func axis(over place: Int) -> Axis {
    let numbers = rows.compactMap { $0.values[place].number }
    let isWhole = numbers.allSatisfy { $0.rounded() == $0 }
    let positive = numbers.filter { $0 != 0 }
    guard let ratio = Self.ratio(of: positive), ratio > 20 else {
      return Axis(names[place], isWhole: isWhole)
    }
    let zero = numbers.contains(0) ? positive.min().map { $0 / 10 } : nil
    return Axis(names[place], .logarithmic, isWhole: isWhole, zero: zero)
  }

  /// How many times the least number the greatest is; `nil` where not all are positive.
  private static func ratio(of numbers: [Double]) -> Double? {
    guard let least = numbers.min(), let greatest = numbers.max(), least > 0 else { return nil }
    return greatest / least
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
      }, note: noteOfDiverged)
  }
}
