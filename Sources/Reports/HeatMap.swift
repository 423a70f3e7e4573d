/// Numbers as colours, tile beside tile: the weights of a layer, images, activations of units.
package struct HeatMap: Sendable, Equatable {
  package enum Palette: Sendable {
    /// Two hues about zero: weights.
    case diverging
    /// From dark to light: pixels, 0…1 or from the least to the greatest value.
    case grey
  }

  /// One rectangle of numbers.
  package struct Tile: Sendable, Equatable {
    /// Below it: `unit 3`, `sneaker`; may be empty.
    package var name: String
    package var rows: Int
    package var columns: Int
    /// Row after row, from the top.
    package var values: [Float]

    package init(_ name: String, rows: Int, columns: Int, values: [Float]) {
      self.name = name
      self.rows = rows
      self.columns = columns
      self.values = values
    }
  }

  package var title: String
  package var palette: Palette
  /// The values at the ends of the palette; where none are given, the least and the greatest of all
  /// tiles (about zero as far to both sides where it is diverging).
  package var range: ClosedRange<Float>?
  package var tiles: [Tile]
  /// What the rows and columns of a single tile are: one name each, or none.
  package var rowNames: [String]
  package var columnNames: [String]
  package var note: String?

  package init(
    _ title: String, palette: Palette, range: ClosedRange<Float>? = nil, tiles: [Tile],
    rowNames: [String] = [], columnNames: [String] = [], note: String? = nil
  ) {
    self.title = title
    self.palette = palette
    self.range = range
    self.tiles = tiles
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.note = note
  }
}
