package import Diagnostics

/// A cell of a notebook: the code between two fences, and what it gave when it was recorded.
package struct NotebookCell: Sendable {
  /// Counted from 1.
  package let number: Int
  package var options: CellOptions
  /// The lines of its two fences, counted from 1.
  package let opening: Int
  package var closing: Int
  /// Its lines, without what stands before them in a quote or a list.
  package var code: [Span] = []
  /// What stands before the marks of its fences, in a quote or a list.
  package var prefix = ""
  /// The output recorded below it; `nil` where there is no fence for it.
  package var output: RecordedOutput?
  /// The pictures recorded below it.
  package var figures: [RecordedFigure] = []

  package init(number: Int, options: CellOptions, opening: Int) {
    self.number = number
    self.options = options
    self.opening = opening
    closing = opening
  }

  /// The line on which it and what was recorded end.
  package var lastLine: Int { figures.last?.line ?? output?.closing ?? closing }
}

/// The `output` fence below a cell.
package struct RecordedOutput: Hashable, Sendable {
  package var opening: Int
  package var closing: Int
  package var lines: [String] = []
  /// The marks of its fences.
  package var marks: String
}

/// The line of a picture that a cell drew: `![loss](lesson.assets/3.svg)`.
package struct RecordedFigure: Hashable, Sendable {
  package var line: Int
  /// Relative to the notebook's folder.
  package var path: String
  /// What it shows, in words.
  package var description: String
}
