import Diagnostics

/// Reads the cells of a notebook line by line.
struct NotebookReader {
  private enum Block {
    case cell(NotebookCell)
    case output(RecordedOutput)
    case other
  }

  private let source: SourceText
  private let assets: String
  private var scanner = BlockScanner()
  private var cells: [NotebookCell] = []
  /// The code between fences that is being read.
  private var block: Block?
  private var options: (value: CellOptions, span: Span)?
  /// Whether nothing but blank lines came after the last cell and what it gave.
  private var isAfterCell = false

  init(_ source: SourceText, assets: String) {
    self.source = source
    self.assets = assets + "/"
  }

  mutating func read() throws(Diagnostic) -> [NotebookCell] {
    for line in 1...max(source.lineCount, 1) {
      let kind = scanner.take(LineCursor(source, line: line))
      try endBlock(before: kind)
      try take(kind, line)
    }
    try checkIsClosed()
    try checkOptionsAreUsed()
    return cells
  }

  private mutating func take(_ kind: BlockScanner.Line, _ line: Int) throws(Diagnostic) {
    switch kind {
    case .blank: return
    case .opening(let fence): try open(fence, line)
    case .code(let span):
      switch block {
      case .cell(var cell)?:
        cell.code.append(span)
        block = .cell(cell)
      case .output(var output)?:
        output.lines.append(source[span])
        block = .output(output)
      default: return
      }
    case .closing(let prefix): close(source[prefix], line)
    case .comment(let span):
      try checkOptionsAreUsed()
      isAfterCell = false
      options = try CellOptions(comment: span, in: source).map { ($0, span) }
    case .text(let span): try takeText(span, line)
    }
  }

  private mutating func takeText(_ span: Span, _ line: Int) throws(Diagnostic) {
    try checkOptionsAreUsed()
    let text = Self.trimmed(source[span])
    if text.hasPrefix("<!--"), text.dropFirst(4).drop(while: \.isWhitespace).hasPrefix("nn:") {
      throw Diagnostic(
        "cell.options", "options of a cell stand in a comment of one line", at: span,
        hint: "write <!-- nn: hide --> on a line of its own", stage: .parse, source: source)
    }
    if isAfterCell, let figure = FigureLine.read(text), figure.path.hasPrefix(assets) {
      cells[cells.count - 1].figures.append(
        RecordedFigure(line: line, path: figure.path, description: figure.description))
    } else {
      isAfterCell = false
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  // MARK: Fences

  private mutating func open(_ fence: BlockScanner.Fence, _ line: Int) throws(Diagnostic) {
    let info = source[fence.info]
    let words = info.split(whereSeparator: \.isWhitespace)
    if words.first == "nn" {
      guard words.count == 1 else { throw surplus(fence) }
      block = .cell(
        NotebookCell(
          number: cells.count + 1, options: options?.value ?? CellOptions(), opening: line))
      options = nil
      return
    }
    try checkOptionsAreUsed()
    if isAfterCell, words.first == "output", cells.last?.output == nil,
      cells.last?.figures.isEmpty == true
    {
      let marks = source[Span(fence.place, fence.place + fence.length)]
      block = .output(RecordedOutput(opening: line, closing: line, marks: marks))
    } else {
      block = .other
      isAfterCell = false
    }
  }

  private mutating func close(_ prefix: String, _ line: Int) {
    switch block {
    case .cell(var cell)?:
      cell.closing = line
      cell.prefix = prefix
      cells.append(cell)
      isAfterCell = true
    case .output(var output)?:
      output.closing = line
      cells[cells.count - 1].output = output
    default: break
    }
    block = nil
  }

  /// A fence that ends with the quote or list around it is open for a reader of the text.
  private mutating func endBlock(before kind: BlockScanner.Line) throws(Diagnostic) {
    switch kind {
    case .code, .closing: return
    default: try checkIsClosed()
    }
    block = nil
  }

  // MARK: Mistakes

  private func checkIsClosed() throws(Diagnostic) {
    let line: Int
    switch block {
    case .cell(let cell)?: line = cell.opening
    case .output(let output)?: line = output.opening
    default: return
    }
    let span = source.span(ofLine: line)
    throw Diagnostic(
      "cell.open", "this cell is never closed", at: span,
      hint: "close it with a line of the same marks", stage: .parse, source: source)
  }

  private mutating func checkOptionsAreUsed() throws(Diagnostic) {
    guard let options else { return }
    throw Diagnostic(
      "cell.options", "no cell follows these options", at: options.span,
      hint: "write them right above ```nn", stage: .parse, source: source)
  }

  private func surplus(_ fence: BlockScanner.Fence) -> Diagnostic {
    Diagnostic(
      "cell.info", "nothing stands behind nn", at: fence.info,
      hint: "options stand in a comment above it: <!-- nn: hide -->", stage: .parse, source: source)
  }
}
