import Diagnostics

/// Finds the cells of a Markdown file, line by line.
struct NotebookReader {
  private let source: SourceText
  /// Where its figures are: `lesson.assets/`.
  private let folder: String
  private var pieces: [Notebook.Piece] = []
  private var prose: Range<Int>
  private var line = 1
  private var options = CellOptions()
  private var count = 0

  init(_ source: SourceText, name: String) {
    self.source = source
    folder = "\(name).assets/"
    prose = 1..<1
  }

  /// A line without so many of the blanks at its beginning.
  static func text(of source: SourceText, line: Int, without indentation: Int) -> String {
    let text = source[source.span(ofLine: line)]
    let blanks = text.prefix { $0 == " " }.count
    return String(text.dropFirst(min(blanks, indentation)))
  }

  mutating func read() throws(Diagnostic) -> [Notebook.Piece] {
    while line <= source.lineCount {
      guard let fence = MarkdownFence(text(line)) else {
        if let found = try CellOptions.read(text(line), at: source.span(ofLine: line)) {
          options = found
        }
        take()
        continue
      }
      if fence.language == "nn" { try takeCell(fence) } else { takeBlock(fence) }
    }
    flush()
    return pieces
  }

  private func text(_ line: Int) -> String { source[source.span(ofLine: line)] }

  /// Takes a line of prose.
  private mutating func take() {
    prose = prose.lowerBound..<(line + 1)
    line += 1
  }

  /// Takes a block of code that is no cell; one that does not end reaches to the end of the file.
  private mutating func takeBlock(_ fence: MarkdownFence) {
    take()
    while line <= source.lineCount {
      let isEnd = fence.isClosed(by: text(line))
      take()
      if isEnd { return }
    }
  }

  private mutating func takeCell(_ fence: MarkdownFence) throws(Diagnostic) {
    flush()
    let start = line + 1
    guard let end = closing(fence, from: start) else {
      throw Diagnostic(
        "notebook.open", "the cell that begins here does not end", at: source.span(ofLine: line),
        hint: "end it with a line of ```", stage: .parse)
    }
    count += 1
    var cell = Notebook.Cell(
      number: count, options: options, lines: start..<end, indentation: fence.indentation,
      recordedLines: (end + 1)..<(end + 1))
    takeOutput(&cell)
    while takeFigure(&cell) {}
    pieces.append(.cell(cell))
    options = CellOptions()
    line = cell.recordedLines.upperBound
    prose = line..<line
  }

  private func closing(_ fence: MarkdownFence, from start: Int) -> Int? {
    (start..<(source.lineCount + 1)).first { fence.isClosed(by: text($0)) }
  }

  /// The first line from here on that is not blank.
  private func next(after line: Int) -> Int? {
    (line..<(source.lineCount + 1)).first { !text($0).allSatisfy(\.isWhitespace) }
  }

  private func takeOutput(_ cell: inout Notebook.Cell) {
    guard let start = next(after: cell.recordedLines.upperBound),
      let fence = MarkdownFence(text(start)), fence.language == "output",
      let end = closing(fence, from: start + 1)
    else { return }
    cell.recorded = ((start + 1)..<end).map {
      Self.text(of: source, line: $0, without: fence.indentation)
    }
    cell.recordedLines = cell.recordedLines.lowerBound..<(end + 1)
  }

  private func takeFigure(_ cell: inout Notebook.Cell) -> Bool {
    guard let place = next(after: cell.recordedLines.upperBound),
      let figure = NotebookFigure(text(place), in: folder)
    else { return false }
    cell.figures.append(figure)
    cell.recordedLines = cell.recordedLines.lowerBound..<(place + 1)
    return true
  }

  private mutating func flush() {
    if !prose.isEmpty { pieces.append(.prose(prose)) }
  }
}
