import Reports

/// A small network with every unit as a disc and every weight as a line, the inputs at the left.
struct UnitDiagram {
  private static let mostLayers = 7
  private static let mostUnits = 10
  private static let top = 10.0
  private static let textHeight = 62.0

  private let layers: [NetworkDiagram.Layer]
  private let width: Double

  /// `nil` where weights are not known between all layers, or there are too many layers.
  init?(of diagram: NetworkDiagram, in width: Double) {
    let layers = diagram.layers
    guard (2...Self.mostLayers).contains(layers.count), layers.allSatisfy({ $0.units > 0 }) else {
      return nil
    }
    for (before, layer) in zip(layers, layers.dropFirst()) {
      let (count, isTooMany) = before.units.multipliedReportingOverflow(by: layer.units)
      guard !isTooMany, layer.weights.count == count else { return nil }
    }
    self.layers = layers
    self.width = width
  }

  var height: Double { Self.top + fieldHeight + Self.textHeight }

  var legend: Legend {
    Legend(entries: [
      .init(.line(.stroked(.positive, width: 3)), "positive weight"),
      .init(.line(.stroked(.negative, width: 3)), "negative weight"),
      .init(.line(.stroked(.faint, width: 0.75)), "the thinner, the nearer to 0"),
    ])
  }

  var shapes: [Shape] {
    layers.indices.dropFirst().flatMap(edges(into:)) + layers.indices.flatMap(discs)
      + layers.indices.flatMap(texts)
  }

  // MARK: Places

  private var mostShown: Int { layers.map { shownUnits(of: $0).count }.max() ?? 1 }
  private var fieldHeight: Double { max(Double(mostShown) * (mostShown > 6 ? 30 : 40), 80) }
  private var columnWidth: Double { width / Double(layers.count) }
  private var radius: Double { mostShown > 6 ? 9 : 11 }

  /// The units that are drawn, `nil` for those left out.
  private func shownUnits(of layer: NetworkDiagram.Layer) -> [Int?] {
    guard layer.units > Self.mostUnits else { return Array(0..<layer.units) }
    return (0..<Self.mostUnits - 2).map(Optional.some) + [nil, layer.units - 1]
  }

  private func places(in layer: Int) -> [(unit: Int?, place: Point)] {
    let units = shownUnits(of: layers[layer])
    let distance = fieldHeight / Double(mostShown)
    let x = (Double(layer) + 0.5) * columnWidth
    let middle = Self.top + fieldHeight / 2
    return units.enumerated().map { index, unit in
      (unit, Point(x, middle + (Double(index) - Double(units.count - 1) / 2) * distance))
    }
  }

  // MARK: Shapes

  private func edges(into layer: Int) -> [Shape] {
    let greatest = layers.flatMap(\.weights).filter(\.isFinite).map(abs).max() ?? 1
    let (from, to) = (places(in: layer - 1), places(in: layer))
    let inputs = layers[layer - 1].units
    var shapes: [Shape] = []
    for (unit, end) in to {
      guard let unit else { continue }
      for (input, start) in from {
        guard let input else { continue }
        let weight = layers[layer].weights[unit * inputs + input]
        let share = greatest > 0 ? Double(abs(weight) / greatest) : 0
        shapes.append(
          .lines([[start, end]], look(of: weight, share: share.isFinite ? share : 0)))
      }
    }
    return shapes
  }

  private func look(of weight: Float, share: Double) -> Look {
    guard weight.isFinite else { return .stroked(.faint, width: 1, dash: [2, 3]) }
    return .stroked(
      weight < 0 ? .negative : .positive, width: 0.5 + 3.5 * share,
      opacity: ((0.35 + 0.6 * share) * 100).rounded() / 100)
  }

  private func discs(in layer: Int) -> [Shape] {
    let places = places(in: layer)
    let drawn = places.filter { $0.unit != nil }.map(\.place)
    let ink: Ink = layer == 0 ? .faint : .text
    let look = Look(fill: .background, stroke: ink, lineWidth: 1.5)
    let dots = places.filter { $0.unit == nil }.flatMap { gap in
      [-6.0, 0, 6].map { Point(gap.place.x, gap.place.y + $0) }
    }
    return [
      .marks(.disc, drawn, size: radius * 2, look),
      .marks(.disc, dots, size: 3, .filled(.faint)),
    ]
  }

  private func texts(below layer: Int) -> [Shape] {
    let one = layers[layer]
    let centre = (Double(layer) + 0.5) * columnWidth
    let units = FigureDescription.counted(one.units, layer == 0 ? "input" : "unit")
    let lines = [
      (one.name, true), (one.summary, false), (units, false), (one.parametersText, false),
    ]
    return lines.enumerated().map { index, line in
      let text = TextMeasure.shortened(line.0, to: columnWidth - 8, size: 11, isBold: line.1)
      let y = Self.top + fieldHeight + 16 + Double(index) * 14
      return .text(
        TextLine(
          text, at: Point(centre, y), anchor: .middle, size: 11, isBold: line.1,
          ink: line.1 ? .text : .faint))
    }
  }
}
