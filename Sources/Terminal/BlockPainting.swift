import Rendering
import Session

/// What is drawn over an edited block: its letters in their colours, the prompt and the marks before
/// its lines, and the ghost text behind it; every other cell of its rows is blank.
///
/// The editor does not know of it. Its picture of the screen stays true, because no letter changes,
/// and what it draws beside the mark, as it does about wide letters, is mended.
struct BlockPainting {
  private let block: EditedBlock
  private let layout: BlockLayout
  private let places: [BlockLayout.Place]
  private let paint: Paint
  private var pen: BlockLayout.Place
  private var drawing = ""
  /// The rows that the whole screen shows of a block that is taller.
  private var window: Range<Int>?

  init(_ block: EditedBlock, layout: BlockLayout, paint: Paint) {
    self.block = block
    self.layout = layout
    self.paint = paint
    places = layout.places(of: block.buffer)
    pen = places[block.cursor]
  }

  /// The rows the block takes.
  var rows: Int { (places.last?.row ?? 0) + 1 }

  /// The row the cursor stands in.
  var cursorRow: Int { places[block.cursor].row }

  /// The sequences that draw it and bring the cursor back.
  var sequences: String {
    CursorPath.hide + drawing + path(to: places[block.cursor]) + CursorPath.show
  }

  /// From now on draws these rows alone, over the whole screen.
  mutating func show(_ rows: Range<Int>) {
    window = rows
    pen = BlockLayout.Place(row: -1, column: 0)
  }

  /// Blanks what stands behind the letters of every row, and below them.
  mutating func clear() {
    var ends = [Int](repeating: 0, count: rows)
    ends[0] = layout.promptWidth
    for (index, letter) in block.buffer.enumerated() where letter != "\n" {
      let place = places[index]
      let next = places[index + 1]
      let width = BlockLayout.width(of: letter)
      let end = width.map { place.column + $0 }
      ends[place.row] = end ?? (next.row == place.row ? next.column : layout.columns)
    }
    for (row, end) in ends.enumerated() where end < layout.columns && shows(row) {
      move(to: BlockLayout.Place(row: row, column: end))
      drawing += row + 1 == rows ? CursorPath.eraseBelow : Escape.eraseToEndOfLine
    }
  }

  /// Draws the prompt, and a mark in the margin of every line after the first.
  mutating func add(prompt: String, mark: String) {
    let margin = block.margin
    guard layout.columns > 2 * margin, margin >= mark.unicodeScalars.count else { return }
    if shows(0) {
      move(to: BlockLayout.Place(row: 0, column: 0))
      drawing += paint(.prompt, prompt)
      pen.column = margin
    }
    let blanks = String(repeating: " ", count: margin - mark.unicodeScalars.count)
    for line in block.lines.dropFirst() where hasMargin(line.lowerBound) {
      let place = places[line.lowerBound - margin]
      guard shows(place.row) else { continue }
      move(to: place)
      drawing += blanks + paint(.faint, mark)
      pen.column = margin
    }
  }

  /// Draws every letter of the text in its colour; ranges count the text's letters.
  mutating func add(_ colours: [ColouredRange]) {
    let letters = block.letters
    var roles = [ColouredRange.Role?](repeating: nil, count: letters.count)
    for colour in colours {
      for index in colour.range.clamped(to: 0..<letters.count) { roles[index] = colour.role }
    }
    var current: ColouredRange.Role?
    for (index, role) in zip(letters, roles) {
      let letter = block.buffer[index]
      guard shows(places[index].row), let width = BlockLayout.width(of: letter) else { continue }
      move(to: places[index])
      if role != current {
        drawing += escapes(current).end + escapes(role).start
        current = role
      }
      drawing.unicodeScalars.append(letter)
      pen.column += width
    }
    drawing += escapes(current).end
  }

  /// Draws the ghost text behind the block, cut to the room its row has; false where there is none.
  mutating func add(_ ghost: GhostText) -> Bool {
    guard let end = places.last, shows(end.row) else { return false }
    let text = ghost.shown(in: layout.columns - end.column - 1)
    guard !text.isEmpty else { return false }
    move(to: end)
    drawing += paint(.ghost, text)
    pen.column += DisplayWidth.of(text)
    return true
  }

  private mutating func move(to place: BlockLayout.Place) {
    if place != pen { drawing += path(to: place) }
    pen = place
  }

  private func path(to place: BlockLayout.Place) -> String {
    guard let window else { return CursorPath.move(from: pen, to: place) }
    let row = place.row - window.lowerBound
    return CursorPath.move(toScreen: BlockLayout.Place(row: row, column: place.column))
  }

  private func shows(_ row: Int) -> Bool { window?.contains(row) ?? true }

  private func escapes(_ role: ColouredRange.Role?) -> (start: String, end: String) {
    role?.painted.map(paint.escapes) ?? ("", "")
  }

  /// A whole margin stands before the index.
  private func hasMargin(_ index: Int) -> Bool {
    index > block.margin && block.buffer[index - block.margin - 1] == "\n"
  }
}

extension ColouredRange.Role {
  /// As it is painted; a name looks like plain text.
  fileprivate var painted: Role? {
    switch self {
    case .verb: .verb
    case .kind: .kind
    case .option: .option
    case .word: .word
    case .number: .number
    case .text: .quoted
    case .comment: .comment
    case .wrong: .mistake
    case .name: nil
    }
  }
}
