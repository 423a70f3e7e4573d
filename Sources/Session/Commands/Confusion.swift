import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification

/// `confusion [train|test|validation]`: how often each class was taken for which.
package struct Confusion: Command {
  var part: Part?

  package init() {}

  package static let spec = Spec<Confusion>(
    "confusion", "Counts how often rows of each class were given to each class.",
    [
      .positional(
        \.part, "part", "Which rows; test without it, train where no rows are kept for test.",
        required: false, placeholder: "train|test|validation")
    ],
    examples: ["data iris", "layer dense out", "train", "confusion", "confusion train"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let part = try EvaluatedPart(part, interpreter)
    let names = try classNames(of: part)
    guard case .classes(let results) = try part.outcomes(interpreter).results else { return .none }
    let matrix = ConfusionMatrix(results)
    let title = "\(part.title): actual classes down, predicted across"
    interpreter.emit(.table(matrix.table(names, title: title)), asked: true)
    return .record([
      "rows": .number(Double(results.rows)), "classes": .list(names.map { .text($0) }),
      "matrix": matrix.value,
    ])
  }

  private func classNames(of part: EvaluatedPart) throws(Diagnostic) -> [String] {
    let names = part.preparation.classNames
    guard !names.isEmpty else {
      throw Diagnostic(
        "confusion.numbers", "'\(part.dataset.name)' has numbers to learn, and no classes",
        hint: "evaluate tells how far off the numbers are")
    }
    guard names.count <= Metrics.classLimit else {
      throw Diagnostic(
        "confusion.size", "\(names.count) classes are too many to lay out",
        hint: "at most \(Metrics.classLimit) are counted; evaluate measures more")
    }
    return names
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let part = try EvaluatedPart(part, interpreter)
    try part.network.check(against: part.samples)
    _ = try classNames(of: part)
    return .unknown
  }
}
