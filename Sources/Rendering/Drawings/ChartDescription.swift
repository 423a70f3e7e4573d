import Reports

extension FigureDescription {
  static func sentences(of chart: Chart) -> [String] {
    let points = chart.series.flatMap { $0.points.filter(chart.shows) }
    guard let bounds = Bounds(of: points) else { return ["A chart without any value."] }
    let isCloud = chart.series.allSatisfy { $0.form == .points }
    var sentences = [
      isCloud ? "Scatter chart." : "Line chart.",
      axis("Horizontal", chart.x, from: bounds.lower.x, to: bounds.upper.x),
      axis("Vertical", chart.y, from: bounds.lower.y, to: bounds.upper.y),
      counted(chart.series.count, "series", "series") + ": "
        + listed(chart.series.map { series($0, of: chart) }, separator: "; ") + ".",
    ]
    if let note = chart.note { sentences.append(note) }
    return sentences
  }

  private static func series(_ series: Chart.Series, of chart: Chart) -> String {
    let values = series.points.filter(chart.shows).map(\.y)
    guard let first = values.first, let last = values.last else {
      return series.name + ", no value"
    }
    switch series.form {
    case .points: return "\(series.name), \(counted(values.count, "point"))"
    case .reference: return "\(series.name), to compare with"
    case .line: break
    }
    guard values.count > 1 else { return "\(series.name), \(number(first))" }
    let least = values.min().map(number) ?? ""
    let greatest = values.max().map(number) ?? ""
    return "\(series.name), \(counted(values.count, "point")), from \(number(first)) to "
      + "\(number(last)), least \(least), greatest \(greatest)"
  }
}
