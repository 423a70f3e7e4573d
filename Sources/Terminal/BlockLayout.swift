import CEditLine

/// Where the letters of an edited block stand on the screen, by the editor's own rules, so that
/// something can be drawn over them.
struct BlockLayout {
  /// A cell, counted from the upper left of the block.
  struct Place: Equatable {
    var row: Int
    var column: Int
  }

  let columns: Int
  /// The columns of the prompt, which stands before the first letter.
  let promptWidth: Int

  /// The place of the letter that follows these.
  func place(after letters: some Sequence<Unicode.Scalar>) -> Place {
    var place = Place(row: 0, column: promptWidth)
    for letter in letters { advance(&place, over: letter) }
    return place
  }

  /// Moves on over a letter. A line that fills its row leaves the next row begun.
  private func advance(_ place: inout Place, over letter: Unicode.Scalar) {
    if letter == "\n" {
      place = Place(row: place.row + 1, column: 0)
    } else if letter == "\t" {
      repeat { step(&place, width: 1) } while place.column % 8 != 0
    } else {
      let width = Int(cel_column_width(letter.value))
      if width > 2 || letter.value < 0x20 {
        for _ in 0..<width { step(&place, width: 1) }
      } else {
        step(&place, width: width)
      }
    }
  }

  private func step(_ place: inout Place, width: Int) {
    if place.column + width > columns { place = Place(row: place.row + 1, column: 0) }
    place.column += width
    if place.column >= columns { place = Place(row: place.row + 1, column: 0) }
  }
}
