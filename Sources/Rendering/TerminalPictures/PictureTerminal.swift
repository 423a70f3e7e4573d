import Reports

/// A terminal that shows pictures.
package struct PictureTerminal: Sendable {
  package var pictures: PictureProtocol
  package var background: Background
  /// Columns and rows, and the dots of one of their cells.
  package var columns: Int
  package var rows: Int
  package var cellWidth: Double
  package var cellHeight: Double

  /// A size of 0 dots stands for one that is not known.
  package init(
    _ pictures: PictureProtocol, on background: Background, columns: Int, rows: Int,
    width: Int = 0, height: Int = 0
  ) {
    self.pictures = pictures
    self.background = background
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    cellWidth = width > 0 ? Double(width) / Double(self.columns) : 9
    cellHeight = height > 0 ? Double(height) / Double(self.rows) : 18
  }

  /// What draws a figure at the cursor, with the line break after it; `nil` where it cannot be drawn.
  func text(of figure: Figure) -> String? {
    let drawing = FigureLayout.drawing(of: figure)
    let scale = scale(for: drawing)
    do throws(FigureFailure) {
      guard pictures != .sixel else {
        return Sixel.text(
          of: try CairoSurface.raster(of: drawing, scale: scale, on: background)) + "\n"
      }
      let png = try CairoSurface.png(of: drawing, scale: scale, on: background)
      let columns = Int((drawing.width * scale / cellWidth).rounded())
      return pictures == .kitty
        ? InlinePicture.kitty(png) + "\n"
        : InlinePicture.iterm(png, columns: min(max(columns, 1), self.columns)) + "\n"
    } catch {
      return nil
    }
  }

  /// Letters about as large as the terminal's own, and the whole picture in the window.
  private func scale(for drawing: Drawing) -> Double {
    let lineHeight = 17.0
    let wanted = min(max(cellHeight / lineHeight, 0.75), 3)
    let across = cellWidth * Double(columns) / drawing.width
    let down = cellHeight * Double(max(rows - 2, 6)) / drawing.height
    return max(min(wanted, across, down), 0.25)
  }
}
