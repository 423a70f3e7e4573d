package import Reports

/// Draws figures as SVG: text stays text, and the same figure gives the same bytes everywhere.
package struct SVGRenderer: Sendable {
  package init() {}

  /// A whole document, with its title and description.
  package func text(of figure: Figure) -> String {
    SVGWriter.text(of: FigureLayout.drawing(of: figure))
  }
}
