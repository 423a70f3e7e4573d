/// A picture as dots: row after row, each dot 0xRRGGBB.
package struct Raster: Sendable, Equatable {
  package var width: Int
  package var height: Int
  package var dots: [UInt32]

  package init(width: Int, height: Int, dots: [UInt32]) {
    self.width = width
    self.height = height
    self.dots = dots
  }
}
