package import Diagnostics

/// A Markdown text with cells: `nn` fences, below each the `output` fence and the pictures that were
/// recorded. All else is prose, and stays byte for byte.
package struct Notebook: Sendable {
  package let source: SourceText
  /// The folder beside it that its pictures are in.
  package let assets: String
  package let cells: [NotebookCell]

  /// Finds the cells; throws the first that is not closed, or whose options are wrong.
  ///
  /// - Parameter assets: the folder of its pictures; without it, the one that the text's name gives.
  package init(_ source: SourceText, assets: String? = nil) throws(Diagnostic) {
    self.source = source
    self.assets = assets ?? Self.assets(of: source.name ?? "")
    var reader = NotebookReader(source, assets: self.assets)
    cells = try reader.read()
  }

  /// Whether a file is a notebook, by its name.
  package static func isNotebook(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".md")
  }

  /// The folder beside a notebook that its pictures are in: `lesson.assets`.
  package static func assets(of path: String) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return stem + ".assets"
  }

  /// The code of a cell, as if it had been typed alone.
  package func code(of cell: NotebookCell) -> String {
    cell.code.map { source[$0] }.joined(separator: "\n")
  }

  /// The code of a cell as a text in which every line has the number and every letter the column that
  /// it has in the notebook, so that a mistake in it says where it stands.
  package func located(_ cell: NotebookCell) -> SourceText {
    var text = String(repeating: "\n", count: cell.opening)
    for (offset, span) in cell.code.enumerated() {
      let line = source.span(ofLine: cell.opening + 1 + offset)
      for scalar in source[Span(line.lower, span.lower)].unicodeScalars {
        text += scalar == "\t" ? "\t" : " "
      }
      text += source[span] + "\n"
    }
    return SourceText(text, name: source.name)
  }

  /// A mistake in a located cell as a mistake in the cell alone, whose lines count from 1.
  package func alone(_ diagnostic: Diagnostic, in cell: NotebookCell) -> Diagnostic {
    guard let text = diagnostic.source, text.name == source.name, let span = diagnostic.span else {
      return diagnostic
    }
    let code = SourceText(code(of: cell))
    func place(_ offset: Int) -> Int {
      let line = text.line(at: offset)
      let index = line - cell.opening - 1
      guard cell.code.indices.contains(index) else { return index < 0 ? 0 : code.bytes.count }
      let whole = text.span(ofLine: line)
      let length = cell.code[index].upper - cell.code[index].lower
      let before = whole.upper - whole.lower - length
      let inner = max(0, min(offset - whole.lower - before, length))
      return code.span(ofLine: index + 1).lower + inner
    }
    var copy = diagnostic
    copy.source = code
    copy.span = Span(place(span.lower), place(span.upper))
    return copy
  }
}
