package import Reports

/// Draws figures with characters, in the width there is.
package struct FigureRenderer: Sendable {
  private let style: OutputStyle

  package init(_ style: OutputStyle) { self.style = style }

  /// Whole lines, each with its line break.
  package func text(of figure: Figure) -> String {
    switch figure {
    case .lineChart(let chart): LineChartRenderer(style).text(of: chart)
    }
  }
}
