package import Reports

/// Draws figures as SVG: text stays text, and the same figure gives the same bytes everywhere.
package struct SVGRenderer: Sendable {
  package init() {}

  /// A whole document, with its title and description.
  package func text(of figure: Figure) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="640" height="40" viewBox="0 0 640 40">
    <title>\(figure.title)</title>
    <text x="10" y="25">\(figure.title)</text>
    </svg>

    """
  }
}
