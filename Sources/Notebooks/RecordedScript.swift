package import Diagnostics
import Rendering
package import Reports
package import Session
import Syntax

/// A script with recorded output: `#>` lines under the statements that gave it.
package struct RecordedScript: Sendable {
  package let source: SourceText
  private let cells: [Cell]

  /// The statements that end on one line, with the output recorded under them.
  struct Cell: Sendable {
    var block: Block
    var firstLine: Int
    var lastLine: Int
    var recorded: [String] = []
    var recordedLines: [Int] = []
  }

  /// Reads a script; throws its first mistake.
  package init(_ source: SourceText) throws(Diagnostic) {
    let result = Parser.read(source, vocabulary: Commands.vocabulary)
    if let first = result.diagnostics.first { throw first }
    self.source = source
    cells = Self.cells(of: result, in: source)
  }

  private static func cells(of result: Parser.Result, in source: SourceText) -> [Cell] {
    var cells: [Cell] = []
    for statement in result.block.statements {
      let line = source.line(at: max(statement.span.upper - 1, 0))
      if cells.last?.lastLine == line {
        cells[cells.count - 1].block.statements.append(statement)
      } else {
        var block = result.block
        block.statements = [statement]
        let first = source.line(at: statement.span.lower)
        block.span = Span(source.span(ofLine: first).lower, source.span(ofLine: line).upper)
        cells.append(Cell(block: block, firstLine: first, lastLine: line))
      }
    }
    for comment in result.comments where comment.isRecordedOutput {
      let line = source.line(at: comment.span.lower)
      // Inside a statement of several lines it is a comment like any other.
      guard let index = cells.lastIndex(where: { $0.firstLine <= line }),
        cells[index].lastLine < line
      else { continue }
      cells[index].recordedLines.append(line)
      cells[index].recorded.append(text(ofRecorded: source[comment.span]))
    }
    return cells
  }

  private static func text(ofRecorded comment: String) -> String {
    var text = comment.dropFirst(2)
    if text.last == "\r" { text.removeLast() }
    return String(text.hasPrefix(" ") ? text.dropFirst() : text)
  }

  /// Runs the script in a fresh interpreter; `makeInterpreter` gives one that reports to a closure.
  package func run(
    comparison: OutputComparison = OutputComparison(),
    _ makeInterpreter: (@escaping @Sendable (Report) -> Void) -> Interpreter
  ) -> RecordedRun {
    let output = CapturedOutput()
    let interpreter = makeInterpreter { output.show($0) }
    var run = RecordedRun(rewritten: source.text)
    run.cells = cells.count
    var outputs: [[String]] = []
    for cell in cells {
      run.outcome = interpreter.run(cell.block)
      let actual = output.takeLines()
      if comparison.matches(recorded: cell.recorded, actual: actual) {
        // What agrees stays as it was written, with its durations and its `...`.
        outputs.append(cell.recorded)
      } else {
        outputs.append(actual)
        run.differences.append(
          .init(line: cell.lastLine, recorded: cell.recorded, actual: actual))
      }
      guard case .finished = run.outcome else { break }
    }
    run.rewritten = rewritten(outputs)
    return run
  }

  /// The script with other output under its statements.
  private func rewritten(_ outputs: [[String]]) -> String {
    let dropped = Set(cells.prefix(outputs.count).flatMap(\.recordedLines))
    let ends = Dictionary(zip(cells.map(\.lastLine), outputs)) { first, _ in first }
    var text = ""
    for line in 1...max(source.lineCount, 1) {
      let span = source.span(ofLine: line)
      if span.lower == source.bytes.count { break }
      let lineBreak = source[Span(span.upper, span.upper + 1)] == "\r" ? "\r\n" : "\n"
      if !dropped.contains(line) { text += source[span] + lineBreak }
      for output in ends[line] ?? [] {
        text += (output.isEmpty ? "#>" : "#> \(output)") + lineBreak
      }
    }
    return text
  }
}
