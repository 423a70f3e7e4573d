import Reports

/// Draws pictures side by side where the window is wide enough, else below each other.
struct PanelsRenderer {
  private static let gap = 3
  /// A picture is not drawn in less, unless it stands alone.
  private static let leastWidth = 36

  private let style: OutputStyle

  init(_ style: OutputStyle) { self.style = style }

  func lines(of panels: Panels) -> [PaintedLine] {
    let captions = Captions(style)
    guard !panels.figures.isEmpty else { return captions.nothing(panels.title) }
    let across = across(panels.figures.count)
    var inner = style
    inner.width = (style.drawingWidth - Self.gap * (across - 1)) / across
    let drawn = panels.figures.map { FigureRenderer(inner).lines(of: $0) }
    var lines = captions.title(panels.title)
    for start in stride(from: 0, to: drawn.count, by: across) {
      if start > 0 || !lines.isEmpty { lines.append(PaintedLine(Paint(style))) }
      lines += beside(
        Array(drawn[start..<min(start + across, drawn.count)]), width: inner.drawingWidth)
    }
    return lines
  }

  /// As many as fit, in rows as even as they can be: four as two and two rather than three and one.
  private func across(_ count: Int) -> Int {
    let fitting = max((style.drawingWidth + Self.gap) / (Self.leastWidth + Self.gap), 1)
    guard fitting < count else { return count }
    let rows = (count + fitting - 1) / fitting
    return (count + rows - 1) / rows
  }

  private func beside(_ figures: [[PaintedLine]], width: Int) -> [PaintedLine] {
    let height = figures.map(\.count).max() ?? 0
    return (0..<height).map { row in
      var line = PaintedLine(Paint(style))
      for (index, figure) in figures.enumerated() where row < figure.count {
        line.skip(to: index * (width + Self.gap))
        line.append(figure[row])
      }
      return line
    }
  }
}
