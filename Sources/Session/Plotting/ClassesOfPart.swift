import Datasets
import Diagnostics
import Network
import Specification

extension EvaluatedPart {
  /// The names of the classes; numbers to learn, and too many classes, are errors.
  ///
  /// - Parameter subject: what is drawn: `roc`.
  func classNames(for subject: String, limit: Int = .max) throws(Diagnostic) -> [String] {
    let names = preparation.classNames
    guard !names.isEmpty else {
      throw Diagnostic(
        "plot.numbers", "'\(dataset.name)' has numbers to learn, and no classes",
        argument: "subject",
        hint: "see how well the network fits them: plot fit")
    }
    guard names.count <= limit else {
      throw Diagnostic(
        "plot.classes", "\(names.count) classes are too many to draw", argument: "subject",
        hint: "at most \(limit) are; evaluate measures more")
    }
    return names
  }

  /// What the network made of the rows, which have classes.
  func classResults(_ interpreter: Interpreter) throws(Diagnostic) -> ClassResults {
    guard case .classes(let results) = try outcomes(interpreter).results else {
      throw Diagnostic("plot.numbers", "'\(dataset.name)' has numbers to learn, and no classes")
    }
    return results
  }
}

extension Argument {
  /// The rows that are looked at, as `evaluate` chooses them.
  static func evaluatedPart(_ path: any Path<Part?>) -> Self {
    .positional(
      path, "part", "Which rows; test without it, train where no rows are kept for test.",
      required: false, placeholder: "train|test|validation")
  }
}
