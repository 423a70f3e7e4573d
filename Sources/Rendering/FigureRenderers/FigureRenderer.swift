package import Reports

/// Draws figures with characters, in the width there is.
package struct FigureRenderer: Sendable {
  private let style: OutputStyle

  package init(_ style: OutputStyle) { self.style = style }

  /// Whole lines, each with its line break.
  package func text(of figure: Figure) -> String {
    switch figure {
    case .chart(let chart): ChartRenderer(style).text(of: chart)
    case .boundary, .bars, .histogram, .heatMap, .confusion, .network: figure.title + "\n"
    case .panels(let panels): panels.figures.map(text).joined(separator: "\n")
    }
  }
}
