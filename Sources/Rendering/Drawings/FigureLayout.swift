import Reports

/// Lays figures out as drawings: what stands where, with every text measured.
enum FigureLayout {
  /// The width of a picture in a page of text: one that a telephone shows at two thirds of its size can
  /// still be read.
  static let standardWidth = 520.0

  static func drawing(of figure: Figure) -> Drawing {
    let width = width(of: figure)
    var sheet = Sheet(width: width)
    sheet.add(figure)
    return Drawing(
      title: figure.title, description: FigureDescription.text(of: figure),
      width: width, height: sheet.y.rounded(.up) + Sheet.margin / 2, shapes: sheet.shapes)
  }

  private static func width(of figure: Figure) -> Double {
    if case .panels(let panels) = figure { panels.width } else { standardWidth }
  }
}

extension Sheet {
  /// Adds all of a figure below what is there.
  mutating func add(_ figure: Figure) {
    addTitle(figure.title)
    switch figure {
    case .chart(let chart): add(chart)
    case .boundary(let map): add(map)
    case .bars(let chart): add(chart)
    case .histogram(let histogram): add(histogram)
    case .heatMap(let map): add(map)
    case .confusion(let chart): add(chart)
    case .network(let diagram): add(diagram)
    case .panels(let panels): add(panels)
    }
  }
}
