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

  /// The place each of these letters is drawn at, and at last the place behind them. A wide letter
  /// that does not fit at the end of a row stands in the next.
  func places(of letters: [Unicode.Scalar]) -> [Place] {
    var place = Place(row: 0, column: promptWidth)
    var places: [Place] = []
    places.reserveCapacity(letters.count + 1)
    for letter in letters { places.append(advance(&place, over: letter)) }
    places.append(place)
    return places
  }

  /// The place of a letter in a window of other columns, each row having been moved by itself.
  func place(
    ofLetter index: Int, in letters: [Unicode.Scalar], movedInto newColumns: Int
  ) -> Place {
    let places = places(of: letters)
    let place = places[index]
    var widths = [Int](repeating: 0, count: place.row + 1)
    for (index, letter) in letters.enumerated() where places[index].row < place.row {
      let end = places[index].column + max(Self.width(of: letter) ?? 1, 1)
      widths[places[index].row] = max(widths[places[index].row], end)
    }
    let above = widths.dropLast().reduce(0) { $0 + max(($1 + newColumns - 1) / newColumns, 1) }
    return Place(row: above + place.column / newColumns, column: place.column % newColumns)
  }

  /// The columns of a letter that is drawn as it is; nothing for one that takes no column or that
  /// the editor writes as `^A` or `\U+1234`.
  static func width(of letter: Unicode.Scalar) -> Int? {
    switch letter.value {
    case 0x20...0x7E: return 1
    case 0..<0xA0: return nil
    default:
      let width = Int(cel_column_width(letter.value))
      return width == 1 || width == 2 ? width : nil
    }
  }

  /// Moves on over a letter, and gives the place it is drawn at. A line that fills its row leaves
  /// the next row begun.
  @discardableResult
  private func advance(_ place: inout Place, over letter: Unicode.Scalar) -> Place {
    let start = place
    if letter == "\n" {
      place = Place(row: place.row + 1, column: 0)
    } else if letter == "\t" {
      repeat { step(&place, width: 1) } while place.column % 8 != 0
    } else if let width = Self.width(of: letter) {
      return step(&place, width: width)
    } else {
      for _ in 0..<cel_column_width(letter.value) { step(&place, width: 1) }
    }
    return start
  }

  @discardableResult
  private func step(_ place: inout Place, width: Int) -> Place {
    if place.column + width > columns { place = Place(row: place.row + 1, column: 0) }
    let start = place
    place.column += width
    if place.column >= columns { place = Place(row: place.row + 1, column: 0) }
    return start
  }
}
