package import Diagnostics

/// A Markdown notebook as a page: what stands in `nn` fences are cells, the `output` fence after one
/// and pictures from the notebook's own folder are what it gave, all else is prose.
package enum NotebookPage {
  package static func page(_ source: SourceText, name: String) -> Page {
    var reader = Reader(folder: "\(name).assets/")
    for line in 1...max(source.lineCount, 1) { reader.take(source[source.span(ofLine: line)]) }
    return Page(name: name, pieces: reader.finished())
  }

  private struct Reader {
    /// Where the figures of the notebook are.
    let folder: String
    private var pieces: [Page.Piece] = []
    private var prose: [String] = []
    private var fence: Fence?
    private var block: [String] = []
    private var options: [Substring] = []
    private var cells = 0
    /// Whether nothing but blank lines came after the last cell and what it gave.
    private var isAfterCell = false

    init(folder: String) {
      self.folder = folder
    }

    mutating func take(_ line: String) {
      if let open = fence {
        takeInside(line, open)
      } else if let open = Fence(line) {
        fence = open
        if !isOwn(open) { addProse(line) }
      } else if let found = Self.options(in: line) {
        options = found
      } else if line.allSatisfy(\.isWhitespace) {
        prose.append(line)
      } else if isAfterCell, let figure = figure(line) {
        changeCell { $0.figures.append(figure) }
      } else {
        addProse(line)
      }
    }

    mutating func finished() -> [Page.Piece] {
      if let open = fence, isOwn(open) { close(open) }
      flush()
      return pieces
    }

    /// Whether a fence holds a cell or what one gave.
    private func isOwn(_ fence: Fence) -> Bool {
      fence.language == "nn" || (fence.language == "output" && isAfterCell)
    }

    private mutating func takeInside(_ line: String, _ open: Fence) {
      let ends = open.isClosed(by: line)
      switch (isOwn(open), ends) {
      case (true, true): close(open)
      case (true, false): block.append(line)
      case (false, _): addProse(line)
      }
      if ends { fence = nil }
    }

    private mutating func close(_ fence: Fence) {
      let lines = block
      block = []
      guard fence.language == "nn" else { return changeCell { $0.output = lines } }
      flush()
      cells += 1
      pieces.append(.cell(cell(lines)))
      options = []
      isAfterCell = true
    }

    private func cell(_ lines: [String]) -> Page.Cell {
      Page.Cell(
        number: cells, code: lines.joined(separator: "\n"), isHidden: options.contains("hide"),
        isMistake: options.contains("error"),
        isTolerant: options.contains { $0.hasPrefix("tolerance") })
    }

    private mutating func changeCell(_ change: (inout Page.Cell) -> Void) {
      guard case .cell(var cell)? = pieces.last else { return }
      change(&cell)
      pieces[pieces.count - 1] = .cell(cell)
    }

    private mutating func addProse(_ line: String) {
      isAfterCell = false
      prose.append(line)
    }

    private mutating func flush() {
      let text = prose.joined(separator: "\n")
      prose = []
      if text.contains(where: { !$0.isWhitespace }) { pieces.append(.prose(text)) }
    }

    /// The words of `<!-- nn: hide tolerance=1e-3 -->`.
    private static func options(in line: String) -> [Substring]? {
      let words = line.split(whereSeparator: { $0.isWhitespace || $0 == "," })
      guard words.count >= 3, words.first == "<!--", words[1] == "nn:", words.last == "-->" else {
        return nil
      }
      return Array(words[2..<(words.count - 1)])
    }

    /// The picture of a line `![words](lesson.assets/3.svg)`.
    private func figure(_ line: String) -> Page.Figure? {
      guard line.hasPrefix("!["), line.hasSuffix(")"), let middle = line.firstRange(of: "](") else {
        return nil
      }
      let path = Address(String(line[middle.upperBound...].dropLast())).path
      guard path.hasPrefix(folder) else { return nil }
      let words = line[..<middle.lowerBound].dropFirst(2)
      return Page.Figure(path: path, description: String(words.filter { $0 != "\\" }))
    }
  }

  /// The line that begins a block of code.
  private struct Fence {
    let marks: Substring
    /// The first word after the marks.
    let language: Substring

    init?(_ line: String) {
      let text = line.drop { $0 == " " }
      guard line.count - text.count < 4, let mark = text.first, mark == "`" || mark == "~" else {
        return nil
      }
      marks = text.prefix { $0 == mark }
      let info = text.dropFirst(marks.count)
      guard marks.count >= 3, mark == "~" || !info.contains("`") else { return nil }
      language = info.split(whereSeparator: \.isWhitespace).first ?? ""
    }

    func isClosed(by line: String) -> Bool {
      let text = line.drop { $0 == " " }
      let own = text.prefix { $0 == marks.first }
      return line.count - text.count < 4 && own.count >= marks.count
        && text.dropFirst(own.count).allSatisfy(\.isWhitespace)
    }
  }
}
