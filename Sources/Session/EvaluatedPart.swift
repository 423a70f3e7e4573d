import Datasets
import Diagnostics
import Network
import Tensors

/// A part of the data in use, prepared for the network in use: what `evaluate` looks at.
struct EvaluatedPart {
  let dataset: Dataset
  let network: Network
  let preparation: Preparation
  let samples: Samples
  let part: Part
  /// Whether the training rows stand in for test rows that nobody asked for.
  private let isSubstitute: Bool

  /// The part that was asked for, or test, or train where there are no test rows.
  init(_ wanted: Part?, _ interpreter: Interpreter) throws(Diagnostic) {
    dataset = try interpreter.dataInUse()
    let model = try interpreter.modelInUse()
    network = model.network
    part = wanted ?? (dataset.parts.test.isEmpty ? .train : .test)
    isSubstitute = wanted == nil && part == .train
    guard !dataset.parts[part].isEmpty else {
      throw Diagnostic(
        "evaluate.empty", "'\(dataset.name)' has no \(part.rawValue) rows", argument: "part",
        hint: part == .train ? "load other data" : "keep some: split \(part.rawValue) 0.2")
    }
    preparation =
      model.preparation
      ?? Preparation(
        learningFrom: dataset, standardisingTargets: network.loss.hasUnits,
        isInterrupted: interpreter.host.isInterrupted)
    samples = try preparation.samples(
      of: dataset, part, isInterrupted: interpreter.host.isInterrupted)
  }

  /// The rows of the data that it consists of.
  var dataRows: [Int32] { dataset.parts[part] }

  var rows: [Int32] { [Int32](0..<Int32(samples.rows)) }

  /// `test (30 rows)`.
  var title: String {
    "\(part.rawValue) (\(counted(samples.rows, "row"))"
      + (isSubstitute ? "; none are kept for test)" : ")")
  }

  func outcomes(
    _ interpreter: Interpreter
  ) throws(Diagnostic) -> (evaluation: Evaluation, results: Results) {
    let found = try network.outcomes(
      on: samples, rows: rows, threads: interpreter.draft.threads, plans: interpreter.plans,
      interrupt: interpreter.host.interrupt)
    return (found.evaluation, results(found.outputs))
  }

  /// What the metrics are computed from.
  enum Results {
    case classes(ClassResults)
    case numbers(NumberResults)
  }

  private func results(_ outputs: NetworkOutputs) -> Results {
    switch samples.targets {
    case .classes(let classes, let count), .tokens(let classes, let count, _):
      .classes(ClassResults(outputs, actual: classes, classCount: count))
    case .numbers: .numbers(NumberResults(columns: columns(outputs)))
    }
  }

  /// The targets as they stand in the data, and the outputs in the same units.
  private func columns(_ outputs: NetworkOutputs) -> [NumberResults.Column] {
    guard case .numbers(let targets) = dataset.target.values,
      case .numbers(let prepared) = preparation.target
    else { return [] }
    let rows = dataset.parts[part]
    return zip(targets, prepared).enumerated().map { place, column in
      let (values, number) = column
      return NumberResults.Column(
        actual: rows.map { Double(values[Int($0)]) },
        predicted: rows.indices.map {
          outputs.numbers[$0 * outputs.width + place] * number.scale + number.center
        })
    }
  }
}
