import Datasets
import Diagnostics
import Formats
import Network
import Reports

/// Predictions for every row of a table: shown, or written to another table that keeps its columns.
struct PredictFile {
  let path: String
  let output: String?

  /// Rows that are shown where no file is written.
  private static let shownRows = 20

  func run(_ oracle: Oracle, _ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let file = try RowFile(path, for: oracle.preparation)
    let collected = Collected()
    let interrupt = interpreter.host.interrupt
    let keepsFields = output != nil
    let notes = try file.forEachBatch(isInterrupted: { interrupt.isRaised }) {
      (batch) throws(Diagnostic) in
      let predictions = try oracle.predictions(for: batch.inputs, count: batch.rows)
      for (fields, prediction) in zip(batch.fields, predictions) {
        collected.values.append(prediction.value)
        if keepsFields {
          let line = CSVText.line(fields + prediction.cells, separator: file.separator)
          collected.bytes.append(contentsOf: line.utf8)
        } else if collected.rows.count < Self.shownRows {
          collected.rows.append(prediction.cells)
        }
      }
    }
    for note in notes { interpreter.emit(.warning(Warning(note.message, hint: note.hint))) }
    let titles = oracle.titles(beside: output == nil ? [] : file.columns)
    if let output {
      let header = CSVText.line(file.columns + titles, separator: file.separator)
      try AtomicFile.write(Array(header.utf8) + collected.bytes, to: output)
      interpreter.emit(.facts(Facts(output, [.text(counted(collected.values.count, "row"))])))
    } else {
      interpreter.emit(.table(table(titles, collected)), asked: true)
    }
    return .list(collected.values)
  }

  /// What the batches gave so far.
  private final class Collected {
    var values: [Value] = []
    var rows: [[String]] = []
    var bytes: [UInt8] = []
  }

  private func table(_ titles: [String], _ collected: Collected) -> Table {
    let hidden = collected.values.count - collected.rows.count
    // A class leans to the left, shares and numbers to the right.
    let columns = titles.enumerated().map { place, title in
      Table.Column(title, collected.rows.allSatisfy { Double($0[place]) != nil } ? .right : .left)
    }
    return Table(
      columns: columns, rows: collected.rows,
      note: hidden > 0 ? "… \(NumberText.count(hidden)) more; 'to FILE' writes all of them" : nil)
  }
}

extension Oracle {
  /// The names of the columns that predictions add, different from those of the file.
  fileprivate func titles(beside columns: [String]) -> [String] {
    let titles =
      preparation.targetNames.map { "predicted_\($0)" }
      + preparation.classNames.map { "probability_\($0)" }
    var taken = Set(columns)
    return titles.map { title in
      var free = title
      while !taken.insert(free).inserted { free += "_" }
      return free
    }
  }
}
