package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Syntax

/// `sweep NAME [values] … { … }`: runs statements for every value, and compares what they measure.
package struct Sweep: Command {
  var settings: [Setting] = []
  var body: BlockArgument?
  var measure: ChosenMeasure?
  var seeds = 1
  var keep = false

  package init() {}

  package static var changes: Set<Checking.Aspect> { [] }

  package static let spec = Spec<Sweep>(
    "sweep",
    "Runs statements for each value of a name, or of several with each other, and compares what train or evaluate measures; each run begins with the session as it is, and leaves it so.",
    [
      .rest(
        \.settings, "name", "A name that the statements use, and its values in a list.",
        placeholder: Setting.placeholder),
      .positional(
        \.body, "body", "The statements of a run; they train, or evaluate.", placeholder: "{ … }"),
      .option(
        \.measure, "by", "What decides which is best; val_loss, or loss where there is none.",
        meaning: .metric),
      .option(
        \.seeds, "seeds", "How many runs of each, with other random numbers; means are compared.",
        rule: .within(1...1000)),
      .option(\.keep, "keep", "Puts the best network in use; none is kept without it."),
    ],
    examples: [
      "data xor",
      "sweep width [2 4 8] { network (width) tanh; train epochs 20 batch all }",
      "let runs = sweep act [relu tanh] rate [0.01 0.1] { network; layer dense 4 (act); layer dense out; train rate (rate) } by accuracy seeds 2",
      "for run in runs { print \"{run.act} {run.rate}: {run.loss}\" }",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let body else { return .none }
    try measure?.check()
    let grid = try SweepGrid(settings, interpreter)
    let points = grid.points
    var result = SweepResult(names: grid.names, seeds: seeds)
    var best: (place: Int, model: Model)?
    let experiment = Experiment(unit: "run", runs: points.count * seeds, interpreter)
    for point in points {
      guard let (row, model) = try row(point, grid, body.block, experiment, &result) else { break }
      result.rows.append(row)
      if keep, let place = result.best, place != best?.place, place == result.rows.count - 1 {
        best = model.map { (place, $0) }
      }
    }
    experiment.tellWarnings()
    experiment.tellInterruption(result.rows.count, of: points.count, "run")
    guard !result.rows.isEmpty else { return .none }
    interpreter.emit(.table(result.table))
    if let figure = result.figure { interpreter.emit(.figure(figure)) }
    if let best { interpreter.keep(best.model) }
    return result.value
  }

  /// Makes the runs of one point; `nil` where Ctrl-C came. The model is that of its first run.
  private func row(
    _ point: [Value], _ grid: SweepGrid, _ block: Block, _ experiment: Experiment,
    _ result: inout SweepResult
  ) throws(Diagnostic) -> (SweepResult.Row, Model?)? {
    var row = SweepResult.Row(values: point)
    var first: Model?
    for seed in 0..<seeds {
      var session = experiment.session(seed: seed)
      for (axis, value) in zip(grid.axes, point) { session.variables[axis.name.text] = value }
      let run: (trial: Trial, hasDiverged: Bool)?
      do throws(Diagnostic) {
        run = try experiment.run(on: session) { (trial) throws(Diagnostic) in try trial.run(block) }
      } catch {
        throw error.inRun(result.label(row))
      }
      guard let (trial, hasDiverged) = run else { return nil }
      if !hasDiverged { try choose(trial, &result) }
      row.hasDiverged = row.hasDiverged || hasDiverged
      row.runs.append(hasDiverged ? [:] : trial.measures)
      if seed == 0 { first = trial.model }
    }
    return (row, first)
  }

  /// Decides by the first run that came to numbers what all are compared by.
  private func choose(_ trial: Trial, _ result: inout SweepResult) throws(Diagnostic) {
    guard let measured = trial.interpreter.measured else {
      throw Diagnostic(
        "sweep.measure", "the statements train and evaluate nothing", argument: "body",
        hint: "end them with train, or evaluate")
    }
    result.origin = measured.origin
    let names = trial.measures.keys
    guard let measure else {
      result.measure = MeasureName.usual(among: names)
      return
    }
    result.measure = measure.name
    guard names.contains(measure.name) else {
      let needsValidation = measure.name.hasPrefix("val_")
      throw Diagnostic(
        "sweep.by", "the statements measure no '\(measure.name)'", argument: "by",
        hint: needsValidation
          ? "train with validation 0.2"
          : measured.part == nil ? "end them with evaluate" : "they measure \(listed(Array(names)))"
      )
    }
  }

  /// Checks the statements with each of the first values.
  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    guard let body else { return .none }
    try measure?.check()
    let points: [[Value]]
    do throws(Diagnostic) {
      let grid = try SweepGrid(settings, interpreter)
      points = Array(grid.points.prefix(Checking.turns))
    } catch {
      guard error.isUnknowable else { throw error }
      points = [settings.map { _ in .unknown }]
    }
    var aspects: Set<Checking.Aspect> = []
    let mistakes = interpreter.checking?.mistakes.count
    for point in points {
      let change = interpreter.onTrial {
        for (setting, value) in zip(settings, point) { interpreter.bind(setting.name.text, value) }
        interpreter.check(body.block)
      }
      aspects.formUnion(change.aspects)
    }
    // A mistake in them may be the very command that trains.
    let mayTrain =
      mistakes != interpreter.checking?.mistakes.count
      || interpreter.checking?.isUnknown(.commands) == true
    guard mayTrain || aspects.contains(.results) else {
      throw Diagnostic(
        "sweep.measure", "the statements train and evaluate nothing", argument: "body",
        hint: "end them with train, or evaluate")
    }
    if keep { interpreter.forget([.network, .results]) }
    return .unknown
  }
}

extension Interpreter {
  /// Puts a network that an experiment made in use.
  fileprivate func keep(_ model: Model) {
    draft.models[model.network.name] = model
    draft.modelName = model.network.name
  }
}

extension Diagnostic {
  /// The same mistake, saying in which run it was made.
  fileprivate func inRun(_ label: String) -> Diagnostic {
    var copy = self
    if copy.hint == nil { copy.hint = "in the run with \(label)" }
    return copy
  }
}
