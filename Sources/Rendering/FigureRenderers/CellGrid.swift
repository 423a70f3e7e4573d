/// A rectangle of a terminal's cells, each with a sign of one column and its colours.
struct CellGrid {
  struct Cell: Equatable {
    var sign: Character = " "
    /// What it is, where it has no colour of its own.
    var role: Role?
    var ink: RGB?
    var ground: RGB?

    fileprivate var isBlank: Bool { sign == " " && ground == nil }

    fileprivate func isPainted(like other: Cell) -> Bool {
      role == other.role && ink == other.ink && ground == other.ground
    }
  }

  let columns: Int
  let rows: Int
  private var cells: [Cell]

  /// Blank cells.
  init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    cells = [Cell](repeating: Cell(), count: self.columns * self.rows)
  }

  /// A cell, counted from the upper left; outside of the grid there are only blanks.
  subscript(column: Int, row: Int) -> Cell {
    get { holds(column, row) ? cells[row * columns + column] : Cell() }
    set { if holds(column, row) { cells[row * columns + column] = newValue } }
  }

  private func holds(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && column < columns && row >= 0 && row < rows
  }

  /// Fills a cell with two colours, above and below each other; `nil` leaves the background.
  mutating func setHalves(_ column: Int, _ row: Int, upper: RGB?, lower: RGB?) {
    self[column, row] =
      upper == lower
      ? Cell(ground: upper)
      : upper == nil ? Cell(sign: "▄", ink: lower) : Cell(sign: "▀", ink: upper, ground: lower)
  }

  /// Writes a sign on the colours that a cell has.
  mutating func mark(_ column: Int, _ row: Int, _ sign: Character, ink: RGB) {
    let cell = self[column, row]
    let upper = cell.sign == "▀" ? cell.ink : cell.ground
    let lower = cell.sign == "▄" ? cell.ink : cell.ground
    let ground = upper.flatMap { upper in lower.map { upper.mixed(with: $0, share: 0.5) } }
    self[column, row] = Cell(sign: sign, ink: ink, ground: ground ?? upper ?? lower)
  }

  /// Writes signs from a place on to the right.
  mutating func write(_ text: String, at column: Int, _ row: Int, _ role: Role? = nil) {
    for (index, sign) in text.enumerated() {
      self[column + index, row] = Cell(sign: sign, role: role)
    }
  }

  /// Adds a row of cells to a line, equal colours together.
  func append(row: Int, to line: inout PaintedLine) {
    var column = 0
    while column < columns {
      let first = self[column, row]
      var run = ""
      let isBlank = first.isBlank
      while column < columns, self[column, row].isBlank == isBlank,
        isBlank || self[column, row].isPainted(like: first)
      {
        run.append(self[column, row].sign)
        column += 1
      }
      if isBlank {
        line.skip(run.count)
      } else if let role = first.role {
        line.append(run, role)
      } else {
        line.append(run, ink: first.ink, ground: first.ground)
      }
    }
  }
}
