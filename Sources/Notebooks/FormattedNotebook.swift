package import Diagnostics
import Markdown
import Session
import Syntax

/// A notebook with its cells in the standard layout; all else stays byte for byte.
package enum FormattedNotebook {
  /// Throws where a cell does not parse that is not to fail.
  package static func text(of source: SourceText) throws(Diagnostic) -> String {
    let notebook = try Notebook(source)
    var codes: [Int: String] = [:]
    for cell in notebook.cells {
      let located = notebook.located(cell)
      let result = Parser.recover(located, vocabulary: Commands.vocabulary)
      if let mistake = result.diagnostics.first {
        if cell.options.expectsError { continue }
        throw mistake
      }
      let code = SourceText(notebook.code(of: cell))
      codes[cell.number] = try Formatter.format(code, vocabulary: Commands.vocabulary)
    }
    return notebook.rewritten(codes: codes)
  }
}
