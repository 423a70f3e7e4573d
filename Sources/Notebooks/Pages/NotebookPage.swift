package import Diagnostics
import Markdown

/// A Markdown notebook as a page: its cells with what they gave, and the prose between them.
package enum NotebookPage {
  /// Throws where a cell is not closed, or its options are wrong.
  package static func page(_ source: SourceText, name: String) throws(Diagnostic) -> Page {
    let notebook = try Notebook(source, assets: "\(name).assets")
    let pieces = notebook.pieces.map { piece -> Page.Piece in
      switch piece {
      case .prose(let text): .prose(text)
      case .cell(let cell): .cell(page(cell, of: notebook))
      }
    }
    return Page(name: name, pieces: pieces)
  }

  private static func page(_ cell: NotebookCell, of notebook: Notebook) -> Page.Cell {
    Page.Cell(
      number: cell.number, code: notebook.code(of: cell), output: cell.output?.lines,
      figures: cell.figures.map { Page.Figure(path: $0.path, description: $0.description) },
      isHidden: cell.options.isHidden, isMistake: cell.options.expectsError,
      isTolerant: cell.options.tolerance != nil)
  }
}
