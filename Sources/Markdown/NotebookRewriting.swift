import Diagnostics

/// What is recorded of a cell.
package struct CellRecord: Hashable, Sendable {
  /// The lines it gave.
  package var lines: [String]
  /// The pictures it drew, in files beside the notebook.
  package var figures: [Figure]

  package struct Figure: Hashable, Sendable {
    package var path: String
    package var description: String

    package init(path: String, description: String) {
      self.path = path
      self.description = description
    }
  }

  package init(lines: [String] = [], figures: [Figure] = []) {
    self.lines = lines
    self.figures = figures
  }
}

extension Notebook {
  /// What is recorded of a cell now.
  package func record(of cell: NotebookCell) -> CellRecord {
    CellRecord(
      lines: cell.output?.lines ?? [],
      figures: cell.figures.map { .init(path: $0.path, description: $0.description) })
  }

  /// The notebook with other records below cells, by their numbers. Only these lines change; a record
  /// that stays as it is stays as it is written.
  package func rewritten(_ records: [Int: CellRecord]) -> String {
    var text = ""
    var line = 1
    for cell in cells {
      guard let new = records[cell.number], new != record(of: cell) else { continue }
      text += lines(line...cell.closing)
      line = cell.lastLine + 1
      let written = written(new, below: cell)
      if !written.isEmpty, text.utf8.last != UInt8(ascii: "\n") { text += lineBreak(of: cell) }
      text += written
    }
    return line <= source.lineCount ? text + lines(line...source.lineCount) : text
  }

  /// Lines as they stand, with their ends.
  private func lines(_ range: ClosedRange<Int>) -> String {
    let lower = source.span(ofLine: range.lowerBound).lower
    let upper =
      range.upperBound < source.lineCount
      ? source.span(ofLine: range.upperBound + 1).lower : source.bytes.count
    return source[Span(lower, upper)]
  }

  private func lineBreak(of cell: NotebookCell) -> String {
    let end = source.span(ofLine: cell.opening).upper
    return source[Span(end, end + 1)] == "\r" ? "\r\n" : "\n"
  }

  /// What stands on an empty line in the quote or list that a cell is in.
  private func emptyLine(in cell: NotebookCell) -> String {
    var prefix = cell.prefix
    while prefix.last == " " || prefix.last == "\t" { prefix.removeLast() }
    return prefix
  }

  /// What stands below a cell, each line with its end.
  private func written(_ record: CellRecord, below cell: NotebookCell) -> String {
    let empty = emptyLine(in: cell)
    var lines: [String] = []
    if !record.lines.isEmpty {
      lines.append(empty)
      let marks = Self.marks(around: record.lines, at: cell.output?.marks ?? "```")
      lines.append(cell.prefix + marks + "output")
      lines += record.lines.map { $0.isEmpty ? empty : cell.prefix + $0 }
      lines.append(cell.prefix + marks)
    }
    for figure in record.figures {
      let line = FigureLine.text(path: figure.path, description: figure.description)
      lines += [empty, cell.prefix + line]
    }
    let end = lineBreak(of: cell)
    return lines.map { $0 + end }.joined()
  }

  /// Marks that no line looks like.
  private static func marks(around lines: [String], at least: String) -> String {
    guard let mark = least.first else { return "```" }
    var marks = least
    let runs = lines.map { line in
      line.drop { $0 == " " }.prefix { $0 == mark }.count
    }
    while runs.contains(where: { $0 >= marks.count }) { marks.append(mark) }
    return marks
  }
}

extension Notebook {
  /// The notebook with other code in cells, by their numbers; code ends in a line break unless it is
  /// empty.
  package func rewritten(codes: [Int: String]) -> String {
    var text = ""
    var line = 1
    for cell in cells {
      let old = code(of: cell)
      guard let new = codes[cell.number], new != old, new != old + "\n" else { continue }
      text += lines(line...cell.opening)
      line = cell.closing
      let end = lineBreak(of: cell)
      for part in new.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        text += (part.isEmpty ? emptyLine(in: cell) : cell.prefix + part) + end
      }
    }
    return text + lines(line...source.lineCount)
  }
}
