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
  var quiet = false

  package init() {}

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
      .option(\.batch, "batch", "Rows a step, or all of them."),
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
        \.until, "until", "Ends after the epoch for which this holds: loss < 0.1.",
        placeholder: "CONDITION"),
      .option(\.shuffle, "shuffle", "Take the rows in a new order each epoch."),
      .option(\.balance, "balance", "Let rare classes count as much as common ones."),
      .option(\.duration, "for", "Ends after this time.", placeholder: "DURATION"),
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
        hint: "add validation 0.2")
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
