import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `activations [train|test|validation] [rows N|all]`: what flows out of each layer.
package struct LayerActivations: Command {
  var part: Part?
  var rows = BatchSize.rows(1000)

  package init() {}

  package static let spec = Spec<LayerActivations>(
    "activations",
    "Measures what each layer gives: mean, spread, dead units and saturated ones.",
    [
      .positional(
        \.part, "part", "Which rows; train without it.", required: false,
        placeholder: "train|test|validation"),
      .option(\.rows, "rows", "How many rows, drawn by the seed; all for all of them."),
    ],
    examples: [
      "data iris", "layer dense 16 relu", "layer dense out", "activations", "activations test",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let model = try interpreter.modelInUse()
    let drawn = try DrawnRows(part ?? .train, rows, interpreter)
    let preparation = try WorkedRow.preparation(of: model, interpreter)
    var survey = ActivationSurvey()
    for chunk in drawn.chunks {
      if interpreter.host.isInterrupted() { break }
      let samples = try preparation.samples(of: drawn.dataset, rows: chunk)
      survey.add(
        try model.network.trace(
          inputs: samples.inputs.numbers, count: chunk.count, threads: interpreter.draft.threads))
    }
    if survey.rows < drawn.rows.count {
      interpreter.interrupt()
      interpreter.emit(.warning(Warning("interrupted after \(counted(survey.rows, "row"))")))
      if survey.rows == 0 { return .none }
    }
    let seen =
      survey.rows < drawn.rows.count
      ? counted(survey.rows, "\(drawn.part.rawValue) row") : drawn.title
    interpreter.emit(.table(survey.table(on: seen)), asked: true)
    return survey.value
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let model = try interpreter.modelInUse()
    let drawn = try DrawnRows(part ?? .train, rows, interpreter)
    let preparation = try WorkedRow.preparation(of: model, interpreter)
    _ = try preparation.samples(of: drawn.dataset, rows: Array(drawn.rows.prefix(1)))
    try model.network.check(input: preparation.inputShape)
    return .unknown
  }
}
