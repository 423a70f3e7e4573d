package import Diagnostics
import Rendering
package import Reports
package import Session

/// A notebook that was run to look at what its cells give.
package struct NotebookRun: Sendable {
  package private(set) var outcome = Outcome.finished
  /// Where recorded and actual output differ.
  package private(set) var differences: [RecordedScript.Difference] = []
  /// The notebook with the actual output recorded; what agrees stays as it was written.
  package private(set) var rewritten = ""
  /// The figures in order; where no cell was left out, the place of each is the number of its file.
  package private(set) var figures: [Figure] = []
  /// How many cells ran, and how many slow ones were left out.
  package private(set) var counts = (run: 0, skipped: 0)
  package let notebook: Notebook
  /// Of the last figure.
  private var number = 0

  /// Runs the cells in a fresh interpreter; `makeInterpreter` gives one that reports to a closure. Ends
  /// at the first that fails, but for those that are to show a mistake.
  package init(
    _ notebook: Notebook, includingSlow: Bool,
    _ makeInterpreter: (@escaping @Sendable (Report) -> Void) -> Interpreter
  ) {
    self.notebook = notebook
    let output = CapturedOutput(keepsFigures: true)
    let interpreter = makeInterpreter { output.show($0) }
    var recorded: [Int: [String]] = [:]
    for cell in notebook.cells {
      if cell.options.isSlow, !includingSlow {
        counts.skipped += 1
        number += cell.figures.count
        continue
      }
      let message = run(cell, interpreter)
      counts.run += 1
      guard case .finished = outcome else { break }
      recorded[cell.number] = look(at: cell, output.takeLines() + message, output.takeFigures())
    }
    rewritten = notebook.rewritten(recording: recorded)
  }

  /// Runs a cell; gives the lines of the message where it was to show a mistake.
  private mutating func run(_ cell: Notebook.Cell, _ interpreter: Interpreter) -> [String] {
    guard cell.options.isMistake else {
      outcome = interpreter.run(notebook.view(of: [cell]))
      return []
    }
    guard case .failed(let mistake) = interpreter.run(SourceText(notebook.code(of: cell))) else {
      outcome = .failed(.noMistake(in: cell, of: notebook))
      return []
    }
    return DiagnosticRenderer(.plain).text(of: mistake).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }.dropLast()
  }

  /// The lines to record after a cell, or nothing where those that are there hold.
  private mutating func look(
    at cell: Notebook.Cell, _ lines: [String], _ drawn: [Figure]
  ) -> [String]? {
    figures += drawn
    let pictures = drawn.map { figure in
      number += 1
      return NotebookFigure(
        path: "\(notebook.name).assets/\(number).svg", description: figure.title)
    }
    let comparison = OutputComparison(tolerance: cell.options.tolerance)
    let agrees = comparison.matches(recorded: cell.recorded ?? [], actual: lines)
    if agrees, pictures == cell.figures { return nil }
    differences.append(
      RecordedScript.Difference(
        line: cell.closingLine, recorded: (cell.recorded ?? []) + cell.figures.map(\.written),
        actual: lines + pictures.map(\.written)))
    return block(agrees ? cell.recorded ?? [] : lines, pictures)
  }

  private func block(_ lines: [String], _ pictures: [NotebookFigure]) -> [String] {
    var block: [String] = []
    if !lines.isEmpty {
      let marks = MarkdownFence.marks(around: lines)
      block += ["", "\(marks)output"] + lines + [marks]
    }
    for picture in pictures { block += ["", picture.written] }
    return block
  }
}

extension Diagnostic {
  /// A cell that was to show a mistake and made none.
  package static func noMistake(in cell: Notebook.Cell, of notebook: Notebook) -> Diagnostic {
    Diagnostic(
      "notebook.mistake", "this cell is to show a mistake, and makes none",
      at: notebook.source.span(ofLine: cell.lines.lowerBound),
      hint: "take 'error' out of the comment before it", source: notebook.source)
  }
}
