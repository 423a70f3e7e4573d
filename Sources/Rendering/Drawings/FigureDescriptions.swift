import Reports

extension FigureDescription {
  static func sentences(of map: BoundaryMap) -> [String] {
    let head = [
      axis("Horizontal", map.x, from: map.lower.x, to: map.upper.x),
      axis("Vertical", map.y, from: map.lower.y, to: map.upper.y),
    ]
    let data = map.data.isEmpty ? [] : [counted(map.data.count, "row") + " of data on top."]
    let note = map.note.map { [$0] } ?? []
    return ["Map of what the network answers."] + head + answers(of: map) + data + note
  }

  private static func answers(of map: BoundaryMap) -> [String] {
    switch map.answers {
    case .numbers(let numbers):
      let finite = numbers.filter(\.isFinite)
      guard let least = finite.min(), let greatest = finite.max() else { return [] }
      let name = map.classes.first ?? "answers"
      return ["Answers (\(name)) from \(number(Double(least))) to \(number(Double(greatest)))."]
    case .classes(let places, _):
      guard !places.isEmpty else { return [] }
      let shares = map.classes.enumerated().map { index, name in
        let count = places.count { Int($0) == index }
        let percent = Double(count) / Double(places.count) * 100
        return "\(name) on \(NumberText.fixed(percent, decimals: 0)) %"
      }
      return [
        counted(map.classes.count, "class", "classes") + " of the plane: " + listed(shares) + "."
      ]
    }
  }

  static func sentences(of chart: BarChart) -> [String] {
    let bars = chart.bars.map { bar in
      let value = number(bar.value)
      let text =
        "\(bar.name) "
        + (bar.spread.map { Uncertainty.text(bar.value, within: $0, alone: value) } ?? value)
      return bar.mark.map { "\(text) (\($0))" } ?? text
    }
    let label = chart.axis.label.isEmpty ? "" : " of \(chart.axis.label)"
    let note = chart.note.map { [$0] } ?? []
    return ["Bar chart\(label), \(counted(chart.bars.count, "bar")): \(listed(bars))."] + note
  }

  static func sentences(of histogram: Histogram) -> [String] {
    let parts = histogram.distributions.map { one in
      let total = one.counts.reduce(0, &+)
      let note = one.note.map { ", \($0)" } ?? ""
      return "\(one.name), \(counted(total, "value")) from \(number(one.lower)) to "
        + "\(number(one.upper))\(note)"
    }
    let label = histogram.axis.label.isEmpty ? "" : " of \(histogram.axis.label)"
    return ["Histograms\(label): \(listed(parts, separator: "; "))."]
  }

  static func sentences(of map: HeatMap) -> [String] {
    let values = map.tiles.lazy.flatMap(\.values).filter(\.isFinite)
    guard let least = values.min(), let greatest = values.max() else {
      return ["A heat map without any value."]
    }
    let tiles = map.tiles.map { tile in
      (tile.name.isEmpty ? "" : tile.name + ", ") + "\(tile.rows) by \(tile.columns)"
    }
    let kind = map.palette == .grey ? "Pictures in grey" : "Heat map"
    let note = map.note.map { [$0] } ?? []
    return [
      "\(kind), \(counted(map.tiles.count, "tile")): \(listed(tiles, separator: "; ")).",
      "Values from \(number(Double(least))) to \(number(Double(greatest))).",
    ] + note
  }

  static func sentences(of chart: ConfusionChart) -> [String] {
    let count = chart.classes.count
    guard count > 0, chart.counts.count / count >= count else {
      return ["A confusion matrix without any class."]
    }
    let recalls = chart.classes.indices.map { row in
      chart.classes[row] + " " + (chart.recallText(row) ?? "does not occur")
    }
    var sentences = ["Confusion matrix of \(counted(count, "class", "classes"))."]
    if let accuracy = chart.accuracyText { sentences.append("Overall \(accuracy).") }
    return sentences + ["Recall: \(listed(recalls))."]
  }

  static func sentences(of diagram: NetworkDiagram) -> [String] {
    let layers = diagram.layers.map { layer in
      let parameters = layer.parameters > 0 ? ", \(layer.parametersText)" : ""
      return "\(layer.name) (\(layer.summary)), output \(layer.shape)\(parameters)"
    }
    return ["Network diagram: \(listed(layers, separator: "; ")).", diagram.totalText + "."]
  }

  static func sentences(of panels: Panels) -> [String] {
    let parts = panels.figures.map { figure in
      let description = text(of: figure)
      return figure.title.isEmpty ? description : "\(figure.title): \(description)"
    }
    return [counted(panels.figures.count, "picture") + "."] + parts
  }
}
