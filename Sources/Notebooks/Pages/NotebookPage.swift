import Diagnostics

/// A Markdown notebook as a page.
package enum NotebookPage {
  package static func page(_ notebook: Notebook) -> Page {
    let pieces = notebook.pieces.compactMap { piece -> Page.Piece? in
      switch piece {
      case .prose(let lines): prose(notebook, lines)
      case .cell(let cell): .cell(self.cell(cell, of: notebook))
      }
    }
    return Page(name: notebook.name, pieces: pieces)
  }

  /// Lines of prose without the options of cells; nothing where all are blank.
  private static func prose(_ notebook: Notebook, _ lines: Range<Int>) -> Page.Piece? {
    let source = notebook.source
    let kept = lines.map { source[source.span(ofLine: $0)] }.filter { !CellOptions.isComment($0) }
    let text = kept.joined(separator: "\n")
    return text.contains { !$0.isWhitespace } ? .prose(text) : nil
  }

  private static func cell(_ cell: Notebook.Cell, of notebook: Notebook) -> Page.Cell {
    Page.Cell(
      number: cell.number, code: notebook.code(of: cell), output: cell.recorded,
      figures: cell.figures,
      isHidden: cell.options.isHidden, isMistake: cell.options.isMistake,
      isTolerant: cell.options.tolerance != nil)
  }
}
