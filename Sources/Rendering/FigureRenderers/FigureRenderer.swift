package import Reports

/// Draws figures with characters, in the width there is.
package struct FigureRenderer: Sendable {
  private let style: OutputStyle

  package init(_ style: OutputStyle) { self.style = style.wideEnough }

  /// Whole lines, each with its line break.
  package func text(of figure: Figure) -> String { lines(of: figure).text }

  func lines(of figure: Figure) -> [PaintedLine] {
    switch figure {
    case .chart(let chart): ChartRenderer(style).lines(of: chart)
    case .boundary(let map): BoundaryMapRenderer(style).lines(of: map)
    case .bars(let chart): BarChartRenderer(style).lines(of: chart)
    case .histogram(let histogram): HistogramRenderer(style).lines(of: histogram)
    case .heatMap(let map): HeatMapRenderer(style).lines(of: map)
    case .confusion(let chart): ConfusionRenderer(style).lines(of: chart)
    case .network(let diagram): NetworkRenderer(style).lines(of: diagram)
    case .panels(let panels): PanelsRenderer(style).lines(of: panels)
    }
  }
}

extension OutputStyle {
  /// The style with a width, and no less of it than the smallest figure takes.
  var wideEnough: OutputStyle {
    var style = self
    style.width = max(drawingWidth, 20)
    return style
  }

  /// A cell can have two colours, above and below each other.
  var hasHalves: Bool { isUnicode && colour >= .extended }
}
