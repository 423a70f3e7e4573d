/// Escape sequences that move the cursor by rows and columns (ECMA-48).
enum CursorPath {
  static let eraseBelow = "\u{1B}[J"
  /// From the upper left of the screen, everything erased.
  static let eraseScreen = "\u{1B}[H\u{1B}[J"
  static let hide = "\u{1B}[?25l"
  static let show = "\u{1B}[?25h"
  /// The terminal marks what is pasted, from here on or no longer.
  static let pasteMarksOn = "\u{1B}[?2004h"
  static let pasteMarksOff = "\u{1B}[?2004l"

  /// To a place of the screen.
  static func move(toScreen place: BlockLayout.Place) -> String {
    "\u{1B}[\(place.row + 1);\(place.column + 1)H"
  }

  /// From one place of a block to another.
  static func move(from start: BlockLayout.Place, to end: BlockLayout.Place) -> String {
    let rows = end.row - start.row
    let vertical = rows > 0 ? "\u{1B}[\(rows)B" : rows < 0 ? "\u{1B}[\(-rows)A" : ""
    return vertical + "\r" + (end.column > 0 ? "\u{1B}[\(end.column)C" : "")
  }
}
