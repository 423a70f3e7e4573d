import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `compare A B …`: trains two networks anew over several seeds, and says whether they differ.
package struct Compare: Command {
  var first = ""
  var second = ""
  var seeds = 5
  var measure: ChosenMeasure?
  var training = Train()

  package init() {}

  package static let spec = Spec<Compare>(
    "compare",
    "Trains two networks anew over several seeds, each as it was trained last, and says whether they differ by more than chance; the networks stay as they are.",
    [
      .positional(\.first, "first", "One network.", placeholder: "A", meaning: .network),
      .positional(\.second, "second", "The other one.", placeholder: "B", meaning: .network),
      .option(
        \.seeds, "seeds", "How many times each is trained, from other first weights.",
        rule: .within(2...1000)),
      .option(
        \.measure, "by",
        "What decides; loss, or where the two have different losses accuracy or r2.",
        meaning: .metric),
    ] + Train.spec.arguments.map { $0.inside(\.training) },
    examples: [
      "data iris", "network small 4 relu", "network large 16 relu",
      "compare small large epochs 10", "compare small large seeds 3 by accuracy epochs 5 rate 0.01",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let dataset = try interpreter.dataInUse()
    let models = try models(interpreter)
    try measure?.check()
    let orders = trainings(of: models)
    let seed = interpreter.draft.streams.seed
    let experiment = Experiment(unit: "run", runs: 2 * seeds, interpreter)
    var result = Comparison(
      names: [first, second], orders: orders.map(\.written), measure: usualMeasure(models))
    for number in 0..<seeds {
      guard
        let pair = try pair(
          models, orders, experiment, dataset, seed &+ UInt64(number), &result)
      else { break }
      if pair.count == 2 { result.pairs.append(pair) }
    }
    experiment.tellWarnings()
    experiment.tellInterruption(
      result.pairs.count + result.diverged.reduce(0, +), of: seeds, "seed")
    guard !result.pairs.isEmpty else {
      if interpreter.stop == nil { interpreter.emit(.text(result.sentence)) }
      return .none
    }
    interpreter.emit(.table(result.table))
    interpreter.emit(.text(result.sentence))
    return result.value
  }

  /// Trains both with one seed; `nil` where Ctrl-C came, and fewer than two where a loss was not
  /// finite.
  private func pair(
    _ models: [Model], _ orders: [Train], _ experiment: Experiment, _ dataset: Dataset,
    _ seed: UInt64, _ result: inout Comparison
  ) throws(Diagnostic) -> [OrderedDictionary<String, Double>]? {
    var pair: [OrderedDictionary<String, Double>] = []
    for (place, (model, training)) in zip(models, orders).enumerated() {
      let run = FreshRun(model: model, training: training, part: nil)
      guard let made = try run.go(experiment, on: dataset, seed: seed) else { return nil }
      if made.hasDiverged {
        result.diverged[place] += 1
      } else {
        pair.append(made.trial.measures)
        if let measured = made.trial.interpreter.measured { result.origin = measured.origin }
      }
    }
    if let pair = pair.first { try checkMeasured(result.measure, in: pair) }
    return pair
  }

  private func checkMeasured(
    _ name: String, in run: OrderedDictionary<String, Double>
  ) throws(Diagnostic) {
    guard run[name] == nil else { return }
    throw Diagnostic(
      "compare.by", "nothing measures '\(name)' here", argument: "by",
      hint: name.hasPrefix("val_") ? "add validation 0.2" : "choose \(listed(Array(run.keys)))")
  }

  private func models(_ interpreter: Interpreter) throws(Diagnostic) -> [Model] {
    var models: [Model] = []
    for (name, argument) in [(first, "first"), (second, "second")] {
      do throws(Diagnostic) { models.append(try interpreter.model(named: name)) } catch {
        throw error.about(argument)
      }
    }
    guard first != second else {
      throw Diagnostic(
        "compare.same", "'\(first)' would be compared with itself", argument: "second",
        hint: "name another network; list shows them")
    }
    return models
  }

  /// How each is trained: as is written here, else as it was trained last, else as the other one.
  private func trainings(of models: [Model]) -> [Train] {
    guard training.written == Train().written else { return [training, training] }
    let known = models.map(\.training)
    let other = known.compactMap { $0 }.first ?? training
    return known.map { $0 ?? other }
  }

  private func usualMeasure(_ models: [Model]) -> String {
    if let measure { return measure.name }
    let losses = models.map(\.network.loss.written)
    guard losses[0] != losses[1] else { return "loss" }
    return models[0].network.target?.classCount == nil ? "r2" : "accuracy"
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    _ = try interpreter.dataInUse()
    let models = try models(interpreter)
    try measure?.check()
    let inUse = interpreter.draft.modelName
    defer { interpreter.draft.modelName = inUse }
    for (name, training) in zip([first, second], trainings(of: models)) {
      interpreter.draft.modelName = name
      try interpreter.checkUnchanged(training)
    }
    return .unknown
  }
}
