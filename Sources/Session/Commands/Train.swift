import Datasets
package import Diagnostics
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `train …`: goes on training the network in use.
package struct Train: Command {
  var epochs: Int?
  var steps: Int?
  var batch = BatchSize.rows(32)
  var rate: Double?
  var weightDecay: Double?
  var shuffle = true
  var balance = false
  var duration: Duration?
  var quiet = false

  package init() {}

  static let usualEpochs = 10

  package static let spec = Spec<Train>(
    "train", "Trains the network on the training rows, from where it stands.",
    [
      .option(
        \.epochs, "epochs", "Passes over the training rows; 10 without it.",
        rule: Rule<Int>.within(1...1_000_000_000).ifPresent, excludes: ["steps"]),
      .option(
        \.steps, "steps", "Steps, instead of whole epochs.",
        rule: Rule<Int>.within(1...1_000_000_000).ifPresent, excludes: ["epochs"]),
      .option(\.batch, "batch", "Rows a step, or all of them."),
      .option(
        \.rate, "rate", "Length of a step, for this training; the optimizer's own without it.",
        rule: Rule<Double>.above(0).ifPresent),
      .option(
        \.weightDecay, "weight_decay", "Pull of the weights to zero, for this training.",
        rule: Rule<Double>.atLeast(0).ifPresent),
      .option(\.shuffle, "shuffle", "Take the rows in a new order each epoch."),
      .option(\.balance, "balance", "Let rare classes count as much as common ones."),
      .option(\.duration, "for", "Ends after this time.", placeholder: "DURATION"),
      .option(\.quiet, "quiet", "Says nothing."),
    ],
    examples: ["data iris", "layer dense 16 relu", "layer dense out", "train epochs 100 batch 16"])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let dataset = try interpreter.dataInUse()
    var model = try interpreter.modelInUse()
    let preparation = Preparation(
      learningFrom: dataset, standardisingTargets: model.network.loss.hasUnits)
    let validation = dataset.parts.validation.count
    let samples = try preparation.samples(
      of: dataset, rows: dataset.parts.train + dataset.parts.validation)
    let rows = [Int32](0..<Int32(samples.rows))
    let result = try Trainer.train(
      &model.network, on: samples, rows: rows.dropLast(validation).asArray,
      validation: rows.suffix(validation).asArray, options: options(interpreter),
      streams: &interpreter.draft.streams, plans: interpreter.plans,
      interrupt: interpreter.host.interrupt
    ) { progress in
      if !quiet { interpreter.emit(.progress(Progress(progress, countsSteps: steps != nil))) }
    }
    model.preparation = preparation
    model.record(result)
    interpreter.draft.models[interpreter.draft.modelName] = model
    finish(result, interpreter)
    return .record(result.fields)
  }

  private func options(_ interpreter: Interpreter) -> TrainingOptions {
    var options = TrainingOptions(threads: interpreter.draft.threads)
    options.length = steps.map { .steps($0) } ?? .epochs(epochs ?? Self.usualEpochs)
    options.batch = batch.size
    options.rate = rate
    options.weightDecay = weightDecay
    options.shuffle = shuffle
    options.balance = balance
    options.duration = duration?.seconds
    return options
  }

  /// Shows the last line, and says why a training ended early.
  private func finish(_ result: TrainingResult, _ interpreter: Interpreter) {
    if !quiet { interpreter.emit(.progress(lastLine(of: result))) }
    switch result.ending {
    case .finished, .timeOver: return
    case .interrupted:
      interpreter.stop = .interrupted
      interpreter.emit(
        .warning(
          Warning(
            "interrupted after \(counted(result.epochs, "epoch")), \(counted(result.steps, "step"))",
            hint: "what was learnt is kept; train goes on from here")))
    case .notFinite(let epoch, let step):
      interpreter.stop = .diverged
      interpreter.emit(
        .warning(
          Warning(
            "the loss was not finite at epoch \(epoch), step \(step); the last finite weights are back",
            hint: "try a smaller rate, such as train rate \((rateTried(interpreter) / 10).written)")
        ))
    }
  }

  private func rateTried(_ interpreter: Interpreter) -> Double {
    rate ?? interpreter.draft.model?.network.optimizer.baseRate ?? 0.01
  }

  private func lastLine(of result: TrainingResult) -> Progress {
    let total = steps ?? epochs ?? Self.usualEpochs
    return Progress(
      unit: steps == nil ? "epoch" : "step", done: steps == nil ? result.epochs : result.steps,
      of: total, measures: result.measures, seconds: result.seconds, isLast: true)
  }
}

/// Rows a step, or all of them.
enum BatchSize: ArgumentValue, Hashable {
  case rows(Int)
  case all

  static var form: ArgumentForm {
    .words([Choice("all", "full-batch gradient descent")], orValue: true)
  }
  static var placeholder: String { "N|all" }
  static var noun: String { "a whole number from 1, or all" }

  init?(_ literal: Literal) {
    if literal.characters == "all" {
      self = .all
    } else if let rows = Int(literal), rows >= 1 {
      self = .rows(rows)
    } else {
      return nil
    }
  }

  var written: String {
    switch self {
    case .rows(let rows): rows.written
    case .all: "all"
    }
  }

  var size: TrainingOptions.BatchSize {
    switch self {
    case .rows(let rows): .rows(rows)
    case .all: .all
    }
  }
}
