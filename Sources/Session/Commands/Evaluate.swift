import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification

/// `evaluate [train|test|validation]`: the loss and metrics of a part of the data.
package struct Evaluate: Command {
  var part: Part?

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.results] }

  package static let spec = Spec<Evaluate>(
    "evaluate", "Computes the loss and the metrics on rows of the data; help metrics tells which.",
    [
      .positional(
        \.part, "part", "Which rows; test without it, train where no rows are kept for test.",
        required: false, placeholder: "train|test|validation")
    ],
    examples: ["data iris", "layer dense out", "train", "evaluate", "evaluate train", "f1"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let part = try EvaluatedPart(part, interpreter)
    let (evaluation, results) = try part.outcomes(interpreter)
    let names = part.names
    var fields: OrderedDictionary<String, Value> = ["rows": .number(Double(evaluation.rows))]
    let metrics = evaluation.metrics + results.metrics.filter { $0.name != "accuracy" }
    let measures = [Measure("loss", evaluation.loss)] + metrics.map(\.measure)
    for measure in measures { fields[measure.name] = .number(measure.value) }
    fields.merge(results.details(names)) { first, _ in first }
    interpreter.draft.models[interpreter.draft.modelName]?.record(measures)
    interpreter.measured = Measured(
      network: interpreter.draft.modelName, part: part.part)
    interpreter.emit(
      .facts(Facts(part.title, evaluation.measures.map { .measure($0) })))
    let further = metrics.facts(beside: evaluation.measures)
    let subject = results.hasPositiveClass ? names.last.map { "positive class \($0)" } : nil
    if !further.isEmpty { interpreter.emit(.facts(Facts(subject, further))) }
    if let table = results.table(names) { interpreter.emit(.table(table)) }
    return .record(fields)
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let part = try EvaluatedPart(part, interpreter)
    try part.network.check(against: part.samples)
    var names = ["loss"]
    for formula in Metrics.all where formula.isOfClasses != part.preparation.classNames.isEmpty {
      names.append(formula.name)
    }
    let measures = names.map { Measure($0, 0) }
    interpreter.draft.models[interpreter.draft.modelName]?.record(measures)
    return .unknown
  }
}

extension EvaluatedPart {
  /// The names of the classes, or of the target's columns.
  var names: [String] {
    preparation.classNames.isEmpty ? preparation.targetNames : preparation.classNames
  }
}

extension Model {
  /// Keeps what an evaluation came to, in place of earlier metrics.
  fileprivate mutating func record(_ found: [Measure]) {
    for formula in Metrics.all { measures[formula.name] = nil }
    for measure in found { measures[measure.name] = measure.value }
  }
}

extension MetricFormula {
  fileprivate var isOfClasses: Bool {
    if case .classes = computation { true } else { false }
  }
}
