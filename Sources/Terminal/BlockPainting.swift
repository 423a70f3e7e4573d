import Rendering
import Session

/// What is drawn over an edited block: the colours of its letters, at the cells they have anyway,
/// the marks in the margins of its lines, and the ghost text behind it.
///
/// The editor does not know of it. Its picture of the screen stays true, because no letter changes.
struct BlockPainting {
  private let block: EditedBlock
  private let layout: BlockLayout
  private let places: [BlockLayout.Place]
  private let paint: Paint
  private var pen: BlockLayout.Place
  private var drawing = ""

  init(_ block: EditedBlock, layout: BlockLayout, paint: Paint) {
    self.block = block
    self.layout = layout
    self.paint = paint
    places = layout.places(of: block.buffer)
    pen = places[block.cursor]
  }

  /// The rows the block takes.
  var rows: Int { (places.last?.row ?? 0) + 1 }

  /// The sequences that draw it and bring the cursor back; empty where there is nothing to draw.
  var sequences: String {
    guard !drawing.isEmpty else { return "" }
    let back = CursorPath.move(from: pen, to: places[block.cursor])
    return CursorPath.hide + drawing + back + CursorPath.show
  }

  /// Draws the prompt, parts of which the editor draws plain.
  mutating func add(prompt: String) {
    guard layout.columns > 2 * block.margin, paint.isColoured else { return }
    move(to: BlockLayout.Place(row: 0, column: 0))
    drawing += paint(.prompt, String(prompt.dropLast()))
    pen.column += DisplayWidth.of(prompt) - 1
  }

  /// Marks the lines after the first in their margins, which the editor leaves alone because
  /// nothing in them ever changes.
  mutating func add(mark: String) {
    let margin = block.margin
    let width = mark.unicodeScalars.count
    guard margin >= width, layout.columns > 2 * margin else { return }
    for line in block.lines.dropFirst() where hasMargin(line.lowerBound) {
      let row = places[line.lowerBound - margin].row
      move(to: BlockLayout.Place(row: row, column: margin - width))
      drawing += paint(.faint, mark)
      pen.column += width
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
      guard let width = BlockLayout.width(of: letter) else { continue }
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
    guard let end = places.last else { return false }
    let text = ghost.shown(in: layout.columns - end.column - 1)
    guard !text.isEmpty else { return false }
    move(to: end)
    drawing += paint(.ghost, text)
    pen.column += DisplayWidth.of(text)
    return true
  }

  private mutating func move(to place: BlockLayout.Place) {
    if place != pen { drawing += CursorPath.move(from: pen, to: place) }
    pen = place
  }

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
