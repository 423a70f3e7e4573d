package import Diagnostics
package import Markdown
import Rendering
package import Reports
package import Session

/// A notebook that is run to look at what its cells give: below each its recorded output and pictures.
package struct RecordedNotebook: Sendable {
  package let notebook: Notebook
  /// The file of a picture, by its path beside the notebook; `nil` where there is none.
  private let picture: @Sendable (String) -> String?

  /// Reads a notebook; throws its first mistake, and nothing of it has run.
  package init(
    _ source: SourceText, picture: @escaping @Sendable (String) -> String? = { _ in nil }
  ) throws(Diagnostic) {
    notebook = try Notebook(source)
    self.picture = picture
    try SyntaxCheck.check(
      notebook.cells.filter { !$0.options.expectsError }.map(notebook.located))
  }

  /// Runs all cells in a fresh interpreter; `makeInterpreter` gives one that reports to a closure.
  ///
  /// - Parameter skipsSlow: whether cells that take long are left out.
  package func run(
    skipsSlow: Bool = false,
    _ makeInterpreter: (@escaping @Sendable (Report) -> Void) -> Interpreter
  ) -> RecordedRun {
    let output = CapturedOutput(keepsFigures: true)
    let interpreter = makeInterpreter { output.show($0) }
    var writer = Writer(run: RecordedRun(rewritten: notebook.source.text), notebook, picture)
    writer.run.cells = notebook.cells.count
    for cell in notebook.cells {
      if skipsSlow, cell.options.isSlow {
        writer.run.skipped += 1
        continue
      }
      let outcome = interpreter.run(notebook.located(cell))
      var lines = output.takeLines()
      if let failure = failure(of: cell, outcome) { lines += text(of: failure, in: cell) }
      writer.take(lines, output.takeFigures(), of: cell)
      writer.run.outcome = notebook.ended(cell, outcome)
      if case .quit = outcome { break }
      guard case .finished = writer.run.outcome else { return writer.run }
    }
    writer.run.rewritten = notebook.rewritten(writer.records)
    return writer.run
  }

  /// The mistake that a cell was to show.
  private func failure(of cell: NotebookCell, _ outcome: Outcome) -> Diagnostic? {
    guard cell.options.expectsError, case .failed(let diagnostic) = outcome else { return nil }
    return diagnostic
  }

  private func text(of failure: Diagnostic, in cell: NotebookCell) -> [String] {
    DiagnosticRenderer(.plain).text(of: notebook.alone(failure, in: cell))
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { String($0) }
  }

  /// Collects what is recorded of the cells.
  private struct Writer {
    var run: RecordedRun
    var records: [Int: CellRecord] = [:]
    private let notebook: Notebook
    private let assets: String
    private let picture: @Sendable (String) -> String?

    init(
      run: RecordedRun, _ notebook: Notebook, _ picture: @escaping @Sendable (String) -> String?
    ) {
      self.run = run
      self.notebook = notebook
      self.picture = picture
      assets = notebook.assets
    }

    mutating func take(_ lines: [String], _ figures: [Figure], of cell: NotebookCell) {
      var record = notebook.record(of: cell)
      let old = record.figures
      let comparison = OutputComparison(tolerance: cell.options.tolerance)
      if !comparison.matches(recorded: record.lines, actual: lines) {
        run.differences.append(
          .init(
            line: cell.opening + 1, recorded: record.lines, actual: lines,
            tolerance: cell.options.tolerance))
        // What agrees stays as it was written, with its durations and its `...`.
        record.lines = lines
      }
      record.figures = []
      for (place, figure) in figures.enumerated() {
        record.figures.append(
          take(figure, instead: old.indices.contains(place) ? old[place] : nil, of: cell))
      }
      for missing in old.dropFirst(figures.count) {
        run.differences.append(
          .init(
            line: cell.opening + 1, recorded: [missing.path], actual: [],
            message: "a picture is recorded and none was drawn"))
      }
      records[cell.number] = record
    }

    /// Numbers the pictures of the notebook, and keeps the words for one that shows what it showed.
    private mutating func take(
      _ figure: Figure, instead old: CellRecord.Figure?, of cell: NotebookCell
    ) -> CellRecord.Figure {
      let name = "\(run.pictures.count + 1).svg"
      let svg = SVGRenderer().text(of: figure)
      run.pictures.append(.init(name: name, svg: svg))
      let before = old.flatMap { picture($0.path) }.map(PictureWords.init)
      let now = PictureWords(svg)
      let isSame = before == now
      if !isSame {
        run.differences.append(
          .init(
            line: cell.opening + 1, recorded: before?.words ?? old.map { [$0.path] } ?? [],
            actual: now.words,
            message: Self.message(old, isThere: before != nil)))
      }
      let description = isSame ? old?.description : nil
      return .init(path: "\(assets)/\(name)", description: description ?? figure.title)
    }

    private static func message(_ old: CellRecord.Figure?, isThere: Bool) -> String {
      guard let old else { return "a picture was drawn and none is recorded" }
      return isThere ? "the picture \(old.path) differs" : "the picture \(old.path) is not there"
    }
  }
}
