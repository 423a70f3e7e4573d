import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `crossval K …`: trains the network on all folds of the training rows but one, for each in turn.
package struct Crossval: Command {
  var folds = 5
  var training = Train()

  package init() {}

  package static let spec = Spec<Crossval>(
    "crossval",
    "Deals the training rows into K folds, and for each trains the network anew on the others and evaluates it on that one; the network in use stays as it is.",
    [
      .positional(
        \.folds, "folds", "How many folds; each has its share of every class.", placeholder: "K",
        rule: .within(2...100_000))
    ] + Train.spec.arguments.map { $0.inside(\.training) },
    examples: [
      "data iris", "network 8 relu", "crossval 5 epochs 20",
      "let cv = crossval 3 epochs 10 rate 0.01",
      "cv.accuracy",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let (dataset, model) = (try interpreter.dataInUse(), try interpreter.modelInUse())
    let seed = interpreter.draft.streams.seed
    var stream = RandomStream(seed: seed, purpose: .split)
    let folds = try dataset.checkedFolds(folds, using: &stream)
    let experiment = Experiment(unit: "fold", runs: folds.count, interpreter)
    var result = CrossvalResult(rows: folds.map(\.count), order: training.written)
    for (place, fold) in folds.enumerated() {
      var data = dataset
      let held = Set(fold)
      data.parts.train.removeAll { held.contains($0) }
      data.parts.test = fold
      let run = FreshRun(model: model, training: training, part: .test)
      guard let made = try run.go(experiment, on: data, seed: seed &+ UInt64(place)) else { break }
      result.runs.append(made.hasDiverged ? nil : made.trial.measures)
    }
    experiment.tellWarnings()
    experiment.tellInterruption(result.runs.count, of: folds.count, "fold")
    guard !result.runs.isEmpty else { return .none }
    interpreter.emit(.table(result.table))
    return result.value
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let dataset = try interpreter.dataInUse()
    _ = try interpreter.modelInUse()
    if interpreter.checking?.sketch?.isWhole == true {
      var stream = RandomStream(seed: 0, purpose: .split)
      _ = try dataset.checkedFolds(folds, using: &stream)
    }
    try interpreter.checkUnchanged(training)
    return .unknown
  }
}

extension Dataset {
  fileprivate func checkedFolds(
    _ count: Int, using stream: inout RandomStream
  ) throws(Diagnostic) -> [[Int32]] {
    do throws(Diagnostic) { return try folds(count, using: &stream) } catch {
      throw error.about("folds")
    }
  }
}

extension Interpreter {
  /// Checks a training whose results the session does not see.
  func checkUnchanged(_ training: Train) throws(Diagnostic) {
    let (draft, unknown) = (draft, checking?.unknown)
    defer {
      self.draft = draft
      if let unknown { checking?.unknown = unknown }
    }
    _ = try training.check(self)
  }
}

extension Train {
  /// The options as they would be written.
  var written: String { Self.spec.written(self) }
}

/// What the folds came to.
struct CrossvalResult {
  /// The rows of each fold.
  let rows: [Int]
  /// The training, as it is written.
  let order: String
  /// What each fold measured; `nil` where a loss was not finite.
  var runs: [OrderedDictionary<String, Double>?] = []

  private var finished: [OrderedDictionary<String, Double>] { runs.compactMap { $0 } }

  /// What every fold measured.
  private var measured: [String] {
    guard let first = finished.first else { return [] }
    return first.keys.filter { name in finished.allSatisfy { $0[name] != nil } }
  }

  private func spread(_ name: String) -> Spread { Spread(finished.compactMap { $0[name] }) }

  var value: Value {
    var fields: OrderedDictionary<String, Value> = ["folds": .number(Double(runs.count))]
    for name in measured {
      fields[name] = .number(spread(name).mean)
      fields[name + "_sd"] = .number(spread(name).deviation)
    }
    let rows = runs.enumerated().map { place, run in
      var row: OrderedDictionary<String, Value> = [
        "fold": .number(Double(place + 1)), "rows": .number(Double(self.rows[place])),
      ]
      for (name, value) in run ?? [:] { row[name] = .number(value) }
      return Value.record(row)
    }
    fields["results"] = .list(rows)
    return .record(fields)
  }

  var table: Table {
    let shown = MeasureName.common.filter { measured.contains($0) }
    let columns = [Table.Column("fold"), .init("rows", .right)] + shown.map { .init($0, .right) }
    var cells = runs.enumerated().map { place, run in
      [String(place + 1), NumberText.count(rows[place])]
        + shown.map { name in
          run?[name].map { Measure("", $0, as: MeasureName.form(of: name)).valueText } ?? "diverged"
        }
    }
    if finished.count > 1 {
      let form = { (name: String) in MeasureName.form(of: name) }
      cells.append(["mean ± sd", ""] + shown.map { spread($0).text(as: form($0)) })
    }
    return Table(
      "\(counted(runs.count, "fold")) of \(NumberText.count(rows.reduce(0, +))) training rows, each by '\(order)'",
      columns: columns, rows: cells)
  }
}
