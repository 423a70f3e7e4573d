import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `evaluate [train|test|validation]`: the loss and metrics of a part of the data.
package struct Evaluate: Command {
  var part: Part?

  package init() {}

  package static let spec = Spec<Evaluate>(
    "evaluate", "Computes the loss and the metrics on rows of the data.",
    [
      .positional(
        \.part, "part", "Which rows; test without it, train where no rows are kept for test.",
        required: false, placeholder: "train|test|validation")
    ],
    examples: ["data iris", "layer dense out", "train", "evaluate", "evaluate train"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let dataset = try interpreter.dataInUse()
    var model = try interpreter.modelInUse()
    let part = try chosen(in: dataset)
    let preparation =
      model.preparation
      ?? Preparation(learningFrom: dataset, standardisingTargets: model.network.loss.hasUnits)
    let samples = try preparation.samples(of: dataset, part)
    let evaluation = try model.network.evaluate(
      on: samples, rows: [Int32](0..<Int32(samples.rows)), threads: interpreter.draft.threads,
      plans: interpreter.plans)
    var fields: OrderedDictionary<String, Value> = ["rows": .number(Double(evaluation.rows))]
    for measure in evaluation.measures {
      model.measures[measure.name] = measure.value
      fields[measure.name] = .number(measure.value)
    }
    interpreter.draft.models[interpreter.draft.modelName] = model
    let title = "\(part.rawValue) (\(counted(evaluation.rows, "row"))\(remark(part)))"
    interpreter.emit(.facts(Facts(title, evaluation.measures.map { .measure($0) })))
    return .record(fields)
  }

  /// The part that was asked for, or test, or train where there are no test rows.
  private func chosen(in dataset: Dataset) throws(Diagnostic) -> Part {
    let part = part ?? (dataset.parts.test.isEmpty ? .train : .test)
    guard !dataset.parts[part].isEmpty else {
      throw Diagnostic(
        "evaluate.empty", "'\(dataset.name)' has no \(part.rawValue) rows", argument: "part",
        hint: part == .train ? "load other data" : "keep some: split \(part.rawValue) 0.2")
    }
    return part
  }

  private func remark(_ part: Part) -> String {
    self.part == nil && part == .train ? "; none are kept for test" : ""
  }
}
