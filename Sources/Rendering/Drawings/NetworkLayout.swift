import Reports

extension Sheet {
  /// Units and weights of a small network, or a box for each layer.
  mutating func add(_ diagram: NetworkDiagram) {
    guard !diagram.layers.isEmpty else { return addNothing() }
    if let units = UnitDiagram(of: diagram, in: innerWidth) {
      add(units.legend)
      shapes.append(.group(title: nil, at: Point(left, y), units.shapes))
      y += units.height
    } else {
      addBoxes(of: diagram.layers)
    }
    addNote(diagram.totalText)
  }

  private mutating func addBoxes(of layers: [NetworkDiagram.Layer]) {
    let height = 44.0
    y += 4
    let fullWidth = min(innerWidth, 460)
    let shapeWidth = min(
      layers.map { TextMeasure.width(of: $0.shape, size: 12) }.max() ?? 0, fullWidth * 0.35)
    // Where the last layer ends that stands in so many others.
    var ends: [Int: Double] = [:]
    for (index, layer) in layers.enumerated() {
      // Those inside others stand to the right, however many they are.
      let indent = min(Double(layer.depth) * 28, fullWidth / 3)
      let boxWidth = fullWidth - indent
      if index > 0, layer.beginsBranch {
        let place = Point(left + indent, y + 8 + height / 2)
        shapes.append(fork(from: ends[layer.depth - 1] ?? y, to: place))
        y += 8
      } else if index > 0 {
        shapes += arrow(from: Point(left + indent + boxWidth / 2, y), length: 18)
        y += 18
      }
      let box = Box(left + indent, y, boxWidth, height)
      let ink: Ink = layer.parameters > 0 ? .series(0) : .faint
      shapes.append(.panel(box, corner: 6, .filled(ink, opacity: 0.1)))
      shapes.append(.panel(box, corner: 6, .stroked(ink)))
      let room = boxWidth - 36 - max(shapeWidth, 110)
      let texts: [(String, Double, Bool)] = [(layer.name, 18, true), (layer.summary, 35, false)]
      for (text, down, isBold) in texts {
        let text = TextMeasure.shortened(text, to: room, size: 12, isBold: isBold)
        shapes.append(
          .text(
            TextLine(
              text, at: Point(box.x + 12, box.y + down), isBold: isBold,
              ink: isBold ? .text : .faint)))
      }
      let shape = TextMeasure.shortened(layer.shape, to: max(shapeWidth, 110), size: 12)
      for (text, down) in [(shape, 18.0), (layer.parametersText, 35)] {
        shapes.append(
          .text(
            TextLine(
              text, at: Point(box.right - 12, box.y + down), anchor: .end,
              ink: down > 20 ? .faint : .text)))
      }
      y = box.bottom
      ends[layer.depth] = y
    }
    y += 4
  }

  /// From the side of the layer that is made of branches to one of them.
  private func fork(from end: Double, to place: Point) -> Shape {
    .lines(
      [[Point(place.x - 14, end), Point(place.x - 14, place.y), place]],
      .stroked(.faint, width: 1.25))
  }

  private func arrow(from place: Point, length: Double) -> [Shape] {
    let end = Point(place.x, place.y + length - 2)
    return [
      .lines([[Point(place.x, place.y + 2), end]], .stroked(.faint, width: 1.25)),
      .area(
        [[Point(end.x - 4, end.y - 6), Point(end.x + 4, end.y - 6), end]], .filled(.faint)),
    ]
  }
}

extension NetworkDiagram {
  /// `17 parameters in all`.
  var totalText: String {
    let total = layers.map(\.parameters).reduce(0, &+)
    return FigureDescription.counted(total, "parameter") + " in all"
  }
}

extension NetworkDiagram.Layer {
  /// Empty where there are none.
  var parametersText: String {
    parameters > 0 ? FigureDescription.counted(parameters, "parameter") : ""
  }
}
