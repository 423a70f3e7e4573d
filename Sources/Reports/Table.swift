/// Rows of text under titles.
package struct Table: Sendable, Equatable {
  /// To which side a column leans: words to the left, numbers to the right.
  package enum Alignment: Sendable {
    case left
    case right
  }

  /// A column's title and alignment.
  package struct Column: Sendable, Equatable {
    package var title: String
    package var alignment: Alignment

    package init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  /// A line above the table.
  package var title: String?
  package var columns: [Column]
  /// The cells, row by row; a row that is too short ends with empty cells.
  package var rows: [[String]]
  /// A line below the table: totals, what was left out.
  package var note: String?

  package init(
    _ title: String? = nil, columns: [Column], rows: [[String]] = [], note: String? = nil
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.note = note
  }
}
