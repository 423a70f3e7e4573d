import Datasets
import Diagnostics
import Network
import OrderedCollections
import Reports
import Specification
import Tensors

/// One `train`: what was asked, on which rows; with what is needed to finish it where it was
/// interrupted.
struct TrainingRun: Sendable {
  let command: Train
  /// Which rows it trains on and which it watches.
  let parts: Parts
  let preparation: Preparation
  let condition: StopCondition?
  let options: TrainingOptions
  /// The curves of the network before it.
  let history: OrderedDictionary<String, [Double]>
  var suspended: SuspendedTraining?
  /// Whether Ctrl-C ended it, and not its time.
  var wasInterrupted = false

  /// A run that is to begin on the data in use.
  init(
    _ command: Train, _ dataset: Dataset, _ model: Model, _ interpreter: Interpreter
  ) throws(Diagnostic) {
    self.command = command
    parts = dataset.parts
    preparation = Preparation(
      learningFrom: dataset, standardisingTargets: model.network.loss.hasUnits,
      isInterrupted: interpreter.host.isInterrupted)
    options = command.options(threads: interpreter.draft.threads)
    history = model.history
    condition = command.until.map { StopCondition($0, interpreter) }
    try condition?.check(
      .trial(
        after: model.network, target: preparation.learned,
        watches: !dataset.parts.validation.isEmpty),
      interpreter)
  }

  /// Whether the time may end it.
  var hasDuration: Bool { (suspended?.options ?? options).duration != nil }

  /// Whether how far it goes may follow from the time.
  var dependsOnClock: Bool {
    hasDuration || condition?.written.expression.names.contains("seconds") == true
  }

  /// Trains the model, or goes on where it stopped, and puts it into the session.
  func go(_ interpreter: Interpreter, _ model: Model) throws(Diagnostic) -> Value {
    let dataset = try interpreter.dataInUse()
    var model = model
    let samples = try preparation.samples(
      of: dataset, rows: parts.train + parts.validation,
      isInterrupted: interpreter.host.isInterrupted)
    let before = interpreter.draft.streams
    var streams = before
    let stop = interpreter.replayedStop(self)
    let result = try train(&model.network, on: samples, &streams, stop, interpreter)
    if dependsOnClock, stop == nil, result.ending != .interrupted {
      interpreter.course.note(timedSteps: result.steps)
    }
    if let old = suspended?.streams,
      (before[.shuffle], before[.dropout]) != (old.shuffle, old.dropout)
    {
      // Others have drawn since: the session's streams stay where they are.
    } else {
      interpreter.draft.streams[.shuffle] = streams[.shuffle]
      interpreter.draft.streams[.dropout] = streams[.dropout]
    }
    model.preparation = preparation
    model.training = command
    model.history = history
    model.isUnsaved = true
    model.record(result)
    model.interrupted = result.suspended.map { interrupted($0, by: result.ending) }
    model.lastStep = result.lastStep.map {
      Model.MadeStep(step: $0, parts: parts)
    }
    interpreter.draft.models[interpreter.draft.modelName] = model
    interpreter.measured = Measured(network: interpreter.draft.modelName, part: nil)
    TrainingEnd(run: self, result: result, scaling: dataset.scaling).tell(interpreter)
    return .record(result.fields)
  }

  private func interrupted(
    _ suspended: SuspendedTraining, by ending: TrainingResult.Ending
  ) -> TrainingRun {
    var run = self
    run.suspended = suspended
    run.wasInterrupted = ending == .interrupted
    return run
  }

  private func train(
    _ network: inout Network, on samples: Samples, _ streams: inout RandomStreams,
    _ stop: TrainingOptions.Stop?, _ interpreter: Interpreter
  ) throws(Diagnostic) -> TrainingResult {
    let command = command
    var live = command.plot ? LivePlot(after: history) : nil
    let progress = { (progress: TrainingProgress) in
      guard !command.quiet else { return }
      var report = Progress(progress, countsSteps: command.steps != nil)
      report.figure = live?.figure(progress)
      interpreter.emit(.progress(report))
    }
    // A replay knows the step at which a condition on the time held.
    let asked = stop != nil && dependsOnClock ? nil : condition
    let condition = asked.map { AskedCondition(condition: $0, interpreter: interpreter) }
    if var suspended {
      suspended.options.stop = stop
      return try Trainer.resume(
        suspended, &network, on: samples, streams: &streams, plans: interpreter.plans,
        interrupt: interpreter.host.interrupt, until: condition, progress: progress)
    }
    var options = options
    options.stop = stop
    let rows = [Int32](0..<Int32(samples.rows))
    return try Trainer.train(
      &network, on: samples, rows: Array(rows.prefix(parts.train.count)),
      validation: Array(rows.dropFirst(parts.train.count)), options: options, streams: &streams,
      plans: interpreter.plans, interrupt: interpreter.host.interrupt, until: condition,
      progress: progress)
  }
}

extension Interpreter {
  /// The networks whose `train` Ctrl-C interrupted, by name.
  var interruptedNames: [String] {
    draft.models.filter { $0.value.interrupted?.wasInterrupted == true }.map(\.key)
  }

  /// Says which interrupted `train` a command made impossible to finish.
  func tellOfForgotten(_ names: [String]) {
    let now = Set(interruptedNames)
    for name in names where draft.models[name] != nil && !now.contains(name) {
      emit(.text("the interrupted train of '\(name)' can no longer be resumed"))
    }
  }
}
