package import Diagnostics

/// A Markdown file that runs: what stands in `nn` fences are cells, all of one session; the `output`
/// fence and the pictures after one are what it gave when it was recorded. All else is prose, and
/// stays as it is to the byte.
package struct Notebook: Sendable {
  package let source: SourceText
  /// The name of its file without the ending; its figures are in the folder `NAME.assets`.
  package let name: String
  package private(set) var pieces: [Piece] = []

  package enum Piece: Sendable {
    /// Lines of the source, counted from 1.
    case prose(Range<Int>)
    case cell(Cell)
  }

  package struct Cell: Sendable {
    /// Counted from 1.
    package var number: Int
    package var options: CellOptions
    /// The lines of its code.
    package var lines: Range<Int>
    /// Blanks before its fence.
    package var indentation: Int
    /// What it gave when it was recorded; `nil` where it never was.
    package var recorded: [String]?
    package var figures: [NotebookFigure] = []
    /// The lines after its closing fence up to the end of what was recorded.
    package var recordedLines: Range<Int>

    /// The line of its closing fence.
    package var closingLine: Int { lines.upperBound }
  }

  package var cells: [Cell] {
    pieces.compactMap { piece in
      guard case .cell(let cell) = piece else { return nil }
      return cell
    }
  }

  /// Reads a notebook; a cell that does not end, or an option that there is not, is an error.
  package init(_ source: SourceText, name: String) throws(Diagnostic) {
    self.source = source
    self.name = name
    var reader = NotebookReader(source, name: name)
    do throws(Diagnostic) { pieces = try reader.read() } catch { throw error.located(in: source) }
  }

  // MARK: As a script

  /// The code of some cells at the places where it stands in the file, with blanks for all else: so
  /// that a mistake in it shows where it is.
  package func view(of cells: [Cell]) -> SourceText {
    var bytes = source.bytes.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
    for line in cells.flatMap(\.lines) {
      let span = source.span(ofLine: line)
      bytes.replaceSubrange(span.lower..<span.upper, with: source.bytes[span.lower..<span.upper])
    }
    return SourceText(String(decoding: bytes, as: UTF8.self), name: source.name)
  }

  /// All cells as one script, but for those that show a mistake on purpose.
  package var script: SourceText { view(of: cells.filter { !$0.options.isMistake }) }

  /// The code of a cell by itself.
  package func code(of cell: Cell) -> String {
    cell.lines.map { NotebookReader.text(of: source, line: $0, without: cell.indentation) }
      .joined(separator: "\n")
  }

  // MARK: Rewriting

  /// The file with other lines in the place of what was recorded after some cells, by their number;
  /// the others keep theirs.
  package func rewritten(recording outputs: [Int: [String]]) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .prose(let lines): for line in lines { text += whole(line) }
      case .cell(let cell):
        for line in (cell.lines.lowerBound - 1)...cell.closingLine { text += whole(line) }
        guard let output = outputs[cell.number] else {
          for line in cell.recordedLines { text += whole(line) }
          continue
        }
        let lineBreak = whole(cell.closingLine).hasSuffix("\r\n") ? "\r\n" : "\n"
        if !output.isEmpty, !text.hasSuffix("\n") { text += lineBreak }
        let blanks = String(repeating: " ", count: cell.indentation)
        for line in output { text += (line.isEmpty ? "" : blanks + line) + lineBreak }
        let next = cell.recordedLines.upperBound
        let isApart = source[source.span(ofLine: next)].allSatisfy(\.isWhitespace)
        if !output.isEmpty, !isApart { text += lineBreak }
      }
    }
    return text
  }

  /// The file with other code in its cells, by their number; the others keep theirs.
  package func rewritten(code: [Int: [String]]) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .prose(let lines): for line in lines { text += whole(line) }
      case .cell(let cell):
        text += whole(cell.lines.lowerBound - 1)
        if let code = code[cell.number] {
          let lineBreak = whole(cell.closingLine).hasSuffix("\r\n") ? "\r\n" : "\n"
          let blanks = String(repeating: " ", count: cell.indentation)
          for line in code { text += (line.isEmpty ? "" : blanks + line) + lineBreak }
        } else {
          for line in cell.lines { text += whole(line) }
        }
        text += whole(cell.closingLine)
        for line in cell.recordedLines { text += whole(line) }
      }
    }
    return text
  }

  /// A line with its line break.
  private func whole(_ line: Int) -> String {
    let lower = source.span(ofLine: line).lower
    let upper = line < source.lineCount ? source.span(ofLine: line + 1).lower : source.bytes.count
    return source[Span(lower, upper)]
  }
}
