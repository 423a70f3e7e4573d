/// What a stream can show.
package struct OutputStyle: Sendable, Equatable {
  /// How many colours there are.
  package enum Colour: Sendable, Comparable {
    case none
    /// The sixteen of every terminal.
    case basic
    /// The 256 of almost every terminal.
    case extended
    /// Any, by its red, green and blue.
    case full
  }

  package var colour: Colour
  /// Columns of the terminal; `nil` where lines may have any length.
  package var width: Int?
  /// Signs beyond ASCII may be used for drawing.
  package var isUnicode: Bool
  /// A line may be redrawn in place.
  package var isLive: Bool

  package init(
    colour: Colour = .none, width: Int? = nil, isUnicode: Bool = true, isLive: Bool = false
  ) {
    self.colour = colour
    self.width = width
    self.isUnicode = isUnicode
    self.isLive = isLive
  }

  /// What a file or a pipe gets: no escape byte, nothing redrawn, the same on every machine.
  package static let plain = OutputStyle()

  /// Columns for what has to have a width: a figure, a source line.
  var drawingWidth: Int { width ?? 80 }
}
