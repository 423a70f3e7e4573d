package import Session

/// What a script or a notebook gave when it ran, beside what is recorded in it.
package struct RecordedRun: Sendable {
  package var outcome: Outcome
  /// Where recorded and actual output differ.
  package var differences: [Difference] = []
  /// The text with the actual output recorded.
  package var rewritten: String
  /// How many cells, or lines with statements, there are, and how many of them did not run.
  package var cells = 0
  package var skipped = 0
  /// The pictures that the text shows, by their file names, as SVG.
  package var pictures: [Picture] = []

  /// A picture in a file of its own.
  package struct Picture: Hashable, Sendable {
    package var name: String
    package var svg: String

    package init(name: String, svg: String) {
      self.name = name
      self.svg = svg
    }
  }

  /// A place where the output is not what was recorded.
  package struct Difference: Hashable, Sendable {
    package var line: Int
    package var recorded: [String]
    package var actual: [String]
    /// What is different.
    package var message = "the output differs"
    /// How far numbers may be apart, as the cell says.
    package var tolerance: Double?
  }

  init(outcome: Outcome = .finished, rewritten: String) {
    self.outcome = outcome
    self.rewritten = rewritten
  }
}
