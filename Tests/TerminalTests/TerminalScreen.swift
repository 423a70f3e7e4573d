import Rendering

/// What a terminal shows: an emulator of as much of ECMA-48 and xterm as a line editor uses.
struct TerminalScreen {
  /// What one column of a line shows.
  struct Cell: Equatable {
    /// Empty in the second cell of a wide letter.
    var text = " "
    /// The numbers of its colours, as `1;34`; empty for plain text.
    var style = ""
    /// Stands in the last column of a row that goes on in the next one.
    var goesOn = false
  }

  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var cursor = (row: 0, column: 0)
  /// Text that is pasted is marked; the program asked for it.
  private(set) var marksPaste = false
  private(set) var showsCursor = true
  /// A full row goes on in the next one.
  private(set) var wraps = true
  private(set) var bells = 0
  /// A new width breaks text that goes on in the next row anew, as in tmux, VTE and kitty; else rows
  /// are cut off, as in xterm.
  var rewraps = false
  private(set) var cells: [[Cell]]
  private var scrolledOff: [[Cell]] = []
  private var style = ""
  /// The last column was written: the next letter goes to the next line.
  private var wrapsNext = false
  private var pending = ""

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Self.blank(columns), count: rows)
  }

  /// The lines on the screen without trailing blanks, from the first to the last that holds text.
  var lines: [String] {
    var lines = cells.map(Self.line)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Everything that was shown: the lines that went off the top, then the screen.
  var allLines: [String] { scrolledOff.map(Self.line) + lines }

  /// The line the cursor stands in.
  var cursorLine: String { Self.line(cells[cursor.row]) }

  mutating func resize(columns: Int, rows: Int) {
    if rewraps {
      rewrap(columns)
    } else {
      cells = cells.map { row in Array((row + Self.blank(columns)).prefix(columns)) }
    }
    var top = 0
    while cells.count > rows {
      if cells.count - 1 > cursor.row - top {
        cells.removeLast()
      } else {
        scrolledOff.append(cells.removeFirst())
        top += 1
      }
    }
    while cells.count < rows { cells.append(Self.blank(columns)) }
    (self.columns, self.rows) = (columns, rows)
    cursor = (max(cursor.row - top, 0), min(cursor.column, columns - 1))
    wrapsNext = false
  }

  /// Breaks every line of the screen anew. The cursor stays with the letter it stands on.
  private mutating func rewrap(_ columns: Int) {
    var (broken, place): ([[Cell]], (row: Int, column: Int)) = ([], (0, 0))
    var line: [Cell] = []
    var columnInLine: Int?
    for (row, cells) in cells.enumerated() {
      if row == cursor.row { columnInLine = line.count + cursor.column }
      line += cells
      if cells.last?.goesOn == true { continue }
      while line.last == Cell() { line.removeLast() }
      let rows = Self.rows(of: line, columns)
      if let column = columnInLine {
        place = (broken.count + min(column / columns, rows.count - 1), column % columns)
      }
      broken += rows
      (line, columnInLine) = ([], nil)
    }
    (cells, cursor) = (broken, place)
  }

  /// At least one row, and each as wide as the screen.
  private static func rows(of line: [Cell], _ columns: Int) -> [[Cell]] {
    stride(from: 0, to: max(line.count, 1), by: columns).map { start in
      var row = line[start..<min(start + columns, line.count)].map {
        Cell(text: $0.text, style: $0.style)
      }
      row += blank(columns - row.count)
      row[columns - 1].goesOn = start + columns < line.count
      return row
    }
  }

  /// Takes in what a program writes; an escape sequence may come in pieces.
  mutating func write(_ text: String) {
    var rest = Substring(pending + text).unicodeScalars
    pending = ""
    while let letter = rest.first {
      if letter == "\u{1B}" {
        guard let length = Self.lengthOfSequence(rest) else {
          pending = String(rest)
          return
        }
        act(onSequence: String(rest.prefix(length)))
        rest = rest.dropFirst(length)
      } else {
        rest = rest.dropFirst()
        put(letter)
      }
    }
  }

  private mutating func put(_ letter: Unicode.Scalar) {
    switch letter {
    case "\r": cursor.column = 0
    case "\n": lineFeed()
    case "\u{8}": cursor.column = max(cursor.column - 1, 0)
    case "\t": cursor.column = min((cursor.column / 8 + 1) * 8, columns - 1)
    case "\u{7}": bells += 1
    case _ where letter.value < 0x20: break
    default:
      draw(letter)
      return
    }
    wrapsNext = false
  }

  private mutating func draw(_ letter: Unicode.Scalar) {
    let width = DisplayWidth.of(letter)
    if width == 0 {
      let column = wrapsNext ? cursor.column : max(cursor.column - 1, 0)
      cells[cursor.row][column].text.unicodeScalars.append(letter)
      return
    }
    if wrapsNext || (wraps && cursor.column + width > columns) {
      cells[cursor.row][columns - 1].goesOn = true
      cursor.column = 0
      lineFeed()
    }
    cursor.column = min(cursor.column, columns - width)
    set(Cell(text: String(letter), style: style), at: cursor.column)
    if width == 2 { set(Cell(text: "", style: style), at: cursor.column + 1) }
    wrapsNext = wraps && cursor.column + width >= columns
    cursor.column = min(cursor.column + width, columns - 1)
  }

  /// Writes a cell; of a wide letter that loses one half a blank is left.
  private mutating func set(_ cell: Cell, at column: Int) {
    let row = cursor.row
    if !cell.text.isEmpty, cells[row][column].text.isEmpty, column > 0 {
      cells[row][column - 1] = Cell()
    }
    let goesOn = cells[row][column].goesOn
    cells[row][column] = cell
    cells[row][column].goesOn = goesOn
    if column + 1 < columns, cells[row][column + 1].text.isEmpty { cells[row][column + 1] = Cell() }
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if cursor.row + 1 < rows {
      cursor.row += 1
    } else {
      scrolledOff.append(cells.removeFirst())
      cells.append(Self.blank(columns))
    }
  }

  /// How many letters an escape sequence has; nothing while its end has not come.
  private static func lengthOfSequence(_ rest: Substring.UnicodeScalarView) -> Int? {
    let letters = rest.prefix(64)
    guard let second = letters.dropFirst().first else { return nil }
    guard second == "[" else { return 2 }
    let end = letters.dropFirst(2).firstIndex { (0x40...0x7E).contains($0.value) }
    return end.map { letters.distance(from: letters.startIndex, to: $0) + 1 }
  }

  private mutating func act(onSequence sequence: String) {
    guard sequence.hasPrefix("\u{1B}["), let final = sequence.last else { return }
    let body = sequence.dropFirst(2).dropLast()
    if body.hasPrefix("?") { return setMode(String(body.dropFirst()), on: final == "h") }
    let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let count = max(numbers.first ?? 1, 1)
    if final != "m" { wrapsNext = false }
    switch final {
    case "A": cursor.row = max(cursor.row - count, 0)
    case "B": cursor.row = min(cursor.row + count, rows - 1)
    case "C": cursor.column = min(cursor.column + count, columns - 1)
    case "D": cursor.column = max(cursor.column - count, 0)
    case "G": cursor.column = min(count, columns) - 1
    case "H":
      cursor = (min(count, rows) - 1, min(max(numbers.dropFirst().first ?? 1, 1), columns) - 1)
    case "J": eraseScreen(numbers.first ?? 0)
    case "K": eraseLine(numbers.first ?? 0)
    case "P": shift(removing: count)
    case "@": shift(inserting: count)
    case "m": style = body.isEmpty || body == "0" ? "" : String(body)
    default: break
    }
  }

  private mutating func setMode(_ mode: String, on isOn: Bool) {
    if mode == "2004" { marksPaste = isOn }
    if mode == "25" { showsCursor = isOn }
    if mode == "7" { wraps = isOn }
  }

  private mutating func eraseScreen(_ part: Int) {
    if part == 0 {
      eraseLine(0)
      for row in cells.indices.dropFirst(cursor.row + 1) { cells[row] = Self.blank(columns) }
    } else {
      cells = Array(repeating: Self.blank(columns), count: rows)
    }
  }

  private mutating func eraseLine(_ part: Int) {
    let range =
      part == 0 ? cursor.column..<columns : part == 1 ? 0..<cursor.column + 1 : 0..<columns
    for column in range { cells[cursor.row][column] = Cell() }
  }

  private mutating func shift(removing count: Int) {
    cells[cursor.row].removeSubrange(
      cursor.column..<min(cursor.column + count, columns))
    cells[cursor.row] = Array((cells[cursor.row] + Self.blank(columns)).prefix(columns))
  }

  private mutating func shift(inserting count: Int) {
    cells[cursor.row].insert(contentsOf: Self.blank(count), at: cursor.column)
    cells[cursor.row] = Array(cells[cursor.row].prefix(columns))
  }

  private static func blank(_ columns: Int) -> [Cell] { Array(repeating: Cell(), count: columns) }

  private static func line(_ cells: [Cell]) -> String {
    var line = cells.map(\.text).joined()
    while line.last == " " { line.removeLast() }
    return line
  }
}
