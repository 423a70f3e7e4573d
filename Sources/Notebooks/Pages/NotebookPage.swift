package import Diagnostics

/// A Markdown notebook as a page.
package enum NotebookPage {
  package static func page(_ source: SourceText, name: String) -> Page {
    var reader = Reader(name: name)
    for line in source.text.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.take(line.last == "\r" ? String(line.dropLast()) : String(line))
    }
    reader.finish()
    return Page(name: name, pieces: reader.pieces)
  }

  private struct Reader {
    let name: String
    var pieces: [Page.Piece] = []
    private var prose: [String] = []
    private var fence: (marks: String, info: String)?
    private var block: [String] = []
    private var options: [String] = []
    private var cells = 0
    /// Whether nothing but blank lines came after the last cell.
    private var isAfterCell = false

    init(name: String) { self.name = name }

    mutating func take(_ line: String) {
      let trimmed = line.trimmingBlanks
      if let open = fence {
        if trimmed.hasPrefix(open.marks), trimmed.allSatisfy({ $0 == open.marks.first }) {
          close(open.info)
          if open.info != "nn", !(open.info == "output" && isAfterCell) { prose.append(line) }
          fence = nil
        } else if open.info == "nn" || (open.info == "output" && isAfterCell) {
          block.append(line)
        } else {
          prose.append(line)
        }
        return
      }
      let marks = trimmed.prefix { $0 == "`" }
      if marks.count >= 3, !trimmed.dropFirst(marks.count).contains("`") {
        let info = String(trimmed.dropFirst(marks.count)).trimmingBlanks
        fence = (String(marks), info)
        if info != "nn", !(info == "output" && isAfterCell) {
          isAfterCell = false
          prose.append(line)
        }
        return
      }
      if trimmed.isEmpty { return prose.append(line) }
      if trimmed.hasPrefix("<!-- nn:"), trimmed.hasSuffix("-->") {
        options = trimmed.dropFirst(8).dropLast(3).split(separator: " ").map { String($0) }
        return
      }
      if isAfterCell, let figure = figure(trimmed), case .cell(var cell)? = pieces.last {
        cell.figures.append(figure)
        pieces[pieces.count - 1] = .cell(cell)
        return
      }
      isAfterCell = false
      prose.append(line)
    }

    private func figure(_ line: String) -> Page.Figure? {
      guard line.hasPrefix("!["), line.hasSuffix(")"), let middle = line.firstRange(of: "](")
      else { return nil }
      let path = String(line[middle.upperBound...].dropLast())
      guard path.hasPrefix("\(name).assets/") else { return nil }
      return Page.Figure(
        path: path, description: String(line[line.index(line.startIndex, offsetBy: 2)..<middle.lowerBound]))
    }

    private mutating func close(_ info: String) {
      if info == "nn" {
        flush()
        cells += 1
        pieces.append(
          .cell(
            Page.Cell(
              number: cells, code: block.joined(separator: "\n"),
              isHidden: options.contains("hide"), isMistake: options.contains("error"),
              isTolerant: options.contains { $0.hasPrefix("tolerance") })))
        options = []
        isAfterCell = true
      } else if info == "output", isAfterCell, case .cell(var cell)? = pieces.last {
        cell.output = block
        pieces[pieces.count - 1] = .cell(cell)
      }
      block = []
    }

    private mutating func flush() {
      let text = prose.joined(separator: "\n")
      prose = []
      if text.contains(where: { !$0.isWhitespace }) { pieces.append(.prose(text)) }
    }

    mutating func finish() { flush() }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
