import Datasets
package import Diagnostics
import Glibc
import Network
import OrderedCollections
import Reports
package import Specification
import Tensors

/// `find rate`: a learning-rate range test on a copy of the network.
package struct FindRate: Command {
  var subject: Subject?
  var steps = 100
  var lowest = 1e-5
  var highest = 10.0
  var batch = BatchSize.rows(32)

  /// What can be found.
  enum Subject: String, WordValue {
    case rate

    var summary: String { "how long a training's steps should be" }
  }

  package init() {}

  package static let spec = Spec<FindRate>(
    "find",
    "Finds a good rate: lets it grow from step to step on a copy of the network, and looks at where the loss falls fastest and where it blows up.",
    [
      .positional(\.subject, "subject", "What is to be found.", placeholder: "rate"),
      .option(\.steps, "steps", "How many steps.", rule: .within(20...100_000)),
      .option(\.lowest, "from", "The rate of the first step.", rule: .within(1e-12...1e6)),
      .option(\.highest, "to", "The rate of the last step.", rule: .within(1e-12...1e6)),
      .option(\.batch, "batch", "Rows a step; all is full-batch gradient descent."),
    ],
    examples: [
      "data moons", "network 8 tanh", "find rate", "let found = find rate to 1", "found.rate",
    ])

  package func run(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    var network = try interpreter.modelInUse().network
    try checkArguments(network)
    let samples = try samples(for: network, interpreter)
    try network.use(ConstantSchedule())
    var streams = interpreter.draft.streams
    var test = RateTest()
    let progress = ExperimentProgress(unit: "step", total: steps, of: interpreter)
    for rate in rates {
      interpreter.checkInterrupt()
      guard interpreter.stop == nil else { break }
      let result = try step(&network, on: samples, rate, &streams, interpreter)
      guard result.loss.isFinite else {
        test.hasDiverged = true
        break
      }
      test.rates.append(rate)
      test.losses.append(result.loss)
      if case .notFinite = result.ending { test.hasDiverged = true }
      progress.finishRun([Measure("loss", result.loss)])
      if test.hasDiverged || test.isOver { break }
    }
    if interpreter.stop != nil {
      interpreter.emit(
        .warning(Warning("interrupted after \(test.losses.count) of \(counted(steps, "step"))")))
    }
    return tell(test, network.optimizer.baseRate, interpreter)
  }

  package func check(_ interpreter: Interpreter) throws(Diagnostic) -> Value {
    let network = try interpreter.modelInUse().network
    try checkArguments(network)
    var training = Train()
    training.batch = batch
    try interpreter.checkUnchanged(training)
    return .unknown
  }

  private func checkArguments(_ network: Network) throws(Diagnostic) {
    guard lowest < highest else {
      throw Diagnostic(
        "find.range", "the rate grows, from \(lowest.written) to more than that", argument: "to",
        hint: "write from 1e-5 to 10")
    }
    guard !network.optimizer.needsAllRows else {
      throw Diagnostic(
        "find.optimizer",
        "\(network.optimizer.kind) searches for the length of its steps itself",
        hint: "choose another one: optimizer adam")
    }
  }

  /// Each the same factor above the one before.
  private var rates: [Double] {
    let factor = pow(highest / lowest, 1 / Double(max(steps - 1, 1)))
    return (0..<steps).map { lowest * pow(factor, Double($0)) }
  }

  private func samples(
    for network: Network, _ interpreter: Interpreter
  ) throws(Diagnostic) -> Samples {
    let dataset = try interpreter.dataInUse()
    let preparation = Preparation(
      learningFrom: dataset, standardisingTargets: network.loss.hasUnits,
      isInterrupted: interpreter.host.isInterrupted)
    return try preparation.samples(
      of: dataset, .train, isInterrupted: interpreter.host.isInterrupted)
  }

  /// One step at a rate, on rows by chance.
  private func step(
    _ network: inout Network, on samples: Samples, _ rate: Double,
    _ streams: inout RandomStreams, _ interpreter: Interpreter
  ) throws(Diagnostic) -> TrainingResult {
    var options = TrainingOptions(threads: interpreter.draft.threads)
    options.length = .steps(1)
    options.batch = batch.size
    options.rate = rate
    return try Trainer.train(
      &network, on: samples, rows: [Int32](0..<Int32(samples.rows)), options: options,
      streams: &streams, plans: interpreter.plans, interrupt: interpreter.host.interrupt)
  }

  private func tell(
    _ test: RateTest, _ usual: Double, _ interpreter: Interpreter
  ) -> Value {
    guard test.losses.count > 1 else { return .none }
    interpreter.emit(.figure(.chart(test.chart)))
    guard let finding = test.finding else {
      interpreter.emit(
        .warning(
          Warning(
            "the loss neither fell nor blew up at any rate, so none is suggested",
            hint: "is the network trained already? init auto begins anew")))
      return test.value(nil)
    }
    interpreter.emit(.text(finding.sentence(usual: usual)))
    return test.value(finding)
  }
}

extension RateTest.Finding {
  /// What was seen, and what to type.
  func sentence(usual: Double) -> String {
    let falls =
      steepest.map { "the loss falls fastest about rate \(RateTest.rounded($0).written)" }
      ?? "the loss hardly falls"
    let blown =
      blowUp.map { "blows up from \(RateTest.rounded($0).written) on" } ?? "does not blow up"
    return "\(falls) and \(blown): try train rate \(suggested.written)"
      + (suggested == RateTest.rounded(usual) ? ", which is the optimizer's own" : "")
  }
}

extension RateTest {
  func value(_ finding: Finding?) -> Value {
    let numbers = { (values: [Double]) in Value.list(values.map { .number($0) }) }
    return .record([
      "rate": finding.map { .number($0.suggested) } ?? Value.none,
      "steepest": finding?.steepest.map { .number($0) } ?? Value.none,
      "blow_up": finding?.blowUp.map { .number($0) } ?? Value.none,
      "rates": numbers(rates), "losses": numbers(losses), "smoothed": numbers(smoothed),
    ])
  }
}
