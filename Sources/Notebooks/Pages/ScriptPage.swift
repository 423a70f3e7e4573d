package import Diagnostics
import Session
import Syntax

/// A script as a page: comments that have lines of their own are prose, statements without a blank
/// line between them a cell, `#>` lines what it gave.
package struct ScriptPage {
  package let page: Page

  /// Throws the script's first mistake.
  package init(_ source: SourceText, name: String) throws(Diagnostic) {
    let result = Parser.read(source, vocabulary: Commands.vocabulary)
    if let first = result.diagnostics.first { throw first }
    var code: Set<Int> = []
    for statement in result.block.statements {
      let last = source.line(at: max(statement.span.upper - 1, 0))
      code.formUnion(source.line(at: statement.span.lower)...last)
    }
    var writer = Writer()
    for line in 1...max(source.lineCount, 1) {
      writer.take(source[source.span(ofLine: line)], isCode: code.contains(line))
    }
    page = Page(name: name, pieces: writer.finished())
  }

  private struct Writer {
    private var pieces: [Page.Piece] = []
    private var prose: [String] = []
    private var code: [String] = []
    private var output: [String]?
    private var cells = 0

    mutating func take(_ line: String, isCode: Bool) {
      if isCode {
        if output != nil || !prose.isEmpty { flush() }
        code.append(line)
        return
      }
      let text = String(line.drop(while: \.isWhitespace))
      if text.hasPrefix("#>"), !code.isEmpty {
        let recorded = text.dropFirst(2)
        output = (output ?? []) + [String(recorded.first == " " ? recorded.dropFirst() : recorded)]
      } else if text.hasPrefix("#!"), pieces.isEmpty, prose.isEmpty, code.isEmpty {
        return
      } else if text.hasPrefix("#") {
        if !code.isEmpty { flush() }
        let words = text.dropFirst()
        prose.append(String(words.first == " " ? words.dropFirst() : words))
      } else if !code.isEmpty {
        flush()
      } else if !prose.isEmpty {
        prose.append("")
      }
    }

    private mutating func flush() {
      if !code.isEmpty {
        cells += 1
        pieces.append(
          .cell(Page.Cell(number: cells, code: code.joined(separator: "\n"), output: output)))
      } else if prose.contains(where: { !$0.isEmpty }) {
        pieces.append(.prose(prose.joined(separator: "\n")))
      }
      (prose, code, output) = ([], [], nil)
    }

    mutating func finished() -> [Page.Piece] {
      flush()
      return pieces
    }
  }
}
