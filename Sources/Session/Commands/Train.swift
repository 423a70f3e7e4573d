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
  var clip: Double?
  var weightDecay: Double?
  var validation = 0.0
  var patience: Int?
  var until: Written?
  var shuffle = true
  var balance = false
  var duration: Duration?
  var plot = false
  var quiet = false

  package init() {}

  package static var changes: Set<Checking.Aspect> { [.results] }

  static let usualEpochs = 10

  package static let spec = Spec<Train>(
    "train", "Trains the network on the training rows, from where it stands.",
    [
      .option(
        \.epochs, "epochs", "Passes over the training rows.",
        rule: Rule<Int>.within(1...1_000_000_000).ifPresent, excludes: ["steps"],
        usual: Self.usualEpochs),
      .option(
        \.steps, "steps", "Steps, instead of whole epochs.",
        rule: Rule<Int>.within(1...1_000_000_000).ifPresent, excludes: ["epochs"]),
      .option(\.batch, "batch", "Rows a step; all is full-batch gradient descent."),
      .option(
        \.rate, "rate", "Length of a step, for this training; the optimizer's own without it.",
        rule: Rule<Double>.above(0).ifPresent),
      .option(
        \.weightDecay, "weight_decay", "Pull of the weights to zero, for this training.",
        rule: Rule<Double>.atLeast(0).ifPresent),
      .option(
        \.clip, "clip", "The largest norm of all gradients together, for this training.",
        rule: Rule<Double>.above(0).ifPresent),
      .option(
        \.validation, "validation",
        "The share of the training rows that is watched, not learnt from.",
        placeholder: "X", rule: .within(0..<1)),
      .option(
        \.patience, "patience",
        "Ends after so many epochs without a better validation loss; the best weights come back.",
        rule: Rule<Int>.within(1...1_000_000_000).ifPresent),
      .option(
        \.until, "until",
        "Ends after an epoch for which this holds, such as loss < 0.1; it may use loss, accuracy, val_loss, val_accuracy, epoch, step and seconds.",
        placeholder: "CONDITION"),
      .option(\.shuffle, "shuffle", "Take the rows in a new order each epoch."),
      .option(\.balance, "balance", "Let rare classes count as much as common ones."),
      .option(
        \.duration, "for", "Ends after this time, such as 30s, 5m or 2h.", placeholder: "DURATION"),
      .option(\.plot, "plot", "Draws the loss while it trains, and at the end."),
      .option(\.quiet, "quiet", "Says nothing."),
    ],
    examples: [
      "data iris", "layer dense 16 relu", "layer dense out", "train epochs 100 batch 16",
      "train epochs 50 validation 0.2 patience 5", "train until accuracy > 0.95",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var dataset = try interpreter.dataInUse()
    let model = try interpreter.modelInUse()
    try keepForValidation(in: &dataset, seed: interpreter.draft.streams.seed)
    return try TrainingRun(self, dataset, model, interpreter).go(interpreter, model)
  }

  /// Everything but the training; what it would have come to is not known.
  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var dataset = try interpreter.dataInUse()
    var model = try interpreter.modelInUse()
    // A share of a few rows may be none, where one of all rows is some.
    let isWhole = interpreter.checking?.sketch?.isWhole == true
    if isWhole || validation == 0 || !dataset.parts.validation.isEmpty {
      try keepForValidation(in: &dataset, seed: interpreter.draft.streams.seed)
    }
    let preparation = Preparation(
      learningFrom: dataset, standardisingTargets: model.network.loss.hasUnits)
    try Trainer.check(
      model.network, on: try preparation.samples(of: dataset, .train),
      options: options(threads: interpreter.draft.threads))
    let watches = validation > 0 || !dataset.parts.validation.isEmpty
    if let until {
      try StopCondition(until, interpreter).check(
        .trial(after: model.network, target: preparation.learned, watches: watches), interpreter)
    }
    interpreter.warn(of: Lint.findings(in: LintSubject(dataset, model, self, interpreter)))
    interpreter.checking?.unknown.remove(.results)
    model.preparation = preparation
    model.suppose(watches: watches, classes: !preparation.classNames.isEmpty)
    interpreter.draft.models[interpreter.draft.modelName] = model
    return .unknown
  }

  /// Takes the validation rows out of the training part: the same ones for the same seed.
  private func keepForValidation(
    in dataset: inout Dataset, seed: UInt64
  ) throws(Diagnostic) {
    if validation > 0 {
      guard dataset.parts.validation.isEmpty else {
        throw Diagnostic(
          "train.validation", "'\(dataset.name)' has validation rows already",
          argument: "validation",
          hint: "leave validation out: those that split kept are watched")
      }
      var stream = RandomStream(seed: seed, purpose: .split)
      do throws(Diagnostic) { try dataset.keepForValidation(validation, using: &stream) } catch {
        throw error.about("validation")
      }
    }
    guard patience == nil || !dataset.parts.validation.isEmpty else {
      throw Diagnostic(
        "train.patience",
        "'patience' watches the validation loss, and there are no validation rows",
        correction: .add("validation 0.2", hint: "add validation 0.2"))
    }
  }

  /// What the engine is asked to do.
  func options(threads: Threads) -> TrainingOptions {
    var options = TrainingOptions(threads: threads)
    options.length = steps.map { .steps($0) } ?? .epochs(epochs ?? Self.usualEpochs)
    options.batch = batch.size
    options.rate = rate
    options.weightDecay = weightDecay
    options.clip = clip
    options.patience = patience
    options.shuffle = shuffle
    options.balance = balance
    options.duration = duration?.seconds
    return options
  }
}

extension Model {
  /// Fills in that there are results, whatever they are.
  fileprivate mutating func suppose(watches: Bool, classes: Bool) {
    var names = classes ? ["loss", "accuracy"] : ["loss"]
    if watches { names += names.map { "val_" + $0 } }
    measures = ["seconds": 0]
    for name in names {
      measures[name] = 0
      history[name] = [0]
    }
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
