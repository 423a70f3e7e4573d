package import Diagnostics
import Session
import Syntax

extension Notebook {
  /// The file with every cell in the standard layout, but for those that show a mistake on purpose; a
  /// cell that does not parse is an error.
  package func formatted() throws(Diagnostic) -> String {
    var code: [Int: [String]] = [:]
    for cell in cells where !cell.options.isMistake {
      let result = Parser.recover(view(of: [cell]), vocabulary: Commands.vocabulary)
      if let mistake = result.diagnostics.first { throw mistake.located(in: source) }
      let text = try Formatter.format(
        SourceText(self.code(of: cell)), vocabulary: Commands.vocabulary)
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
      if lines.last?.isEmpty == true { lines.removeLast() }
      code[cell.number] = lines
    }
    return rewritten(code: code)
  }
}

extension Notebook {
  /// Refuses a notebook with a cell that does not parse, but for those that show a mistake on purpose.
  package func checkSyntax() throws(Diagnostic) {
    let result = Parser.recover(script, vocabulary: Commands.vocabulary)
    if let mistake = result.diagnostics.first { throw mistake.located(in: source) }
  }
}
