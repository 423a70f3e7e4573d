import Diagnostics
@testable import Network
import Specification
import Tensors
import Testing

/// Trainings that are interrupted and finished later, against the same ones in one go.
@Suite struct SuspendedTrainingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var layers: [any Layer] = [.dense(9, .tanh), .dropout(0.3), .out()]
    var optimizer: any Optimizer = Adam()
    var validation = 0
    var change: @Sendable (inout TrainingOptions) -> Void = { _ in }
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "adam with dropout"),
    Case(name: "momentum", optimizer: SGD.withMomentum),
    Case(name: "in order", change: { $0.shuffle = false }),
    Case(name: "validation and patience", validation: 20, change: { $0.patience = 3 }),
    Case(
      name: "penalties and clip", layers: [.penalised(8, l1: 0.01, l2: 0.1), .out()],
      optimizer: SGD.withMomentum,
      change: {
        $0.clip = 0.2
        $0.rate = 0.02
        $0.weightDecay = 0.01
      }),
    Case(name: "steps", change: { $0.length = .steps(29) }),
    Case(name: "full batches", change: { $0.batch = .all }),
  ]

  private let samples = Samples.blobs(rows: 90)

  private func network(_ example: Case) throws -> Network {
    var network = try Network(for: samples, example.layers)
    try network.use(example.optimizer)
    return network
  }

  private func options(_ example: Case) -> TrainingOptions {
    var options = TrainingOptions(threads: Threads(1))
    options.length = .epochs(8)
    options.batch = .rows(16)
    example.change(&options)
    return options
  }

  /// Interrupted after each of some numbers of steps in turn; the same bits at the end.
  @Test(arguments: cases, [[1], [3], [5], [6], [1, 1, 1, 2], [4, 7, 2]])
  func endsWithTheSameBits(example: Case, interruptions: [Int]) throws {
    let rows = [Int32](0..<Int32(90 - example.validation))
    let validation = [Int32](Int32(90 - example.validation)..<90)
    var (whole, halves) = try (network(example), network(example))
    var (streams, others) = (RandomStreams(seed: 3), RandomStreams(seed: 3))
    let result = try Trainer.train(
      &whole, on: samples, rows: rows, validation: validation, options: options(example),
      streams: &streams, plans: PlanCache(), interrupt: Interrupt())
    var suspended: SuspendedTraining?
    var last: TrainingResult?
    let countdown = Countdown()
    try halves.use(Interrupting(base: example.optimizer, countdown: countdown))
    for steps in interruptions + [Int.max] {
      countdown.begin(steps)
      if let suspended {
        last = try Trainer.resume(
          suspended, &halves, on: samples, streams: &others, plans: PlanCache(),
          interrupt: countdown.interrupt)
      } else {
        last = try Trainer.train(
          &halves, on: samples, rows: rows, validation: validation, options: options(example),
          streams: &others, plans: PlanCache(), interrupt: countdown.interrupt)
      }
      suspended = last?.suspended
      if suspended == nil { break }
      #expect(last?.ending == .interrupted)
    }
    #expect(halves.parameters == whole.parameters)
    #expect(halves.optimizerState == whole.optimizerState)
    #expect(others == streams)
    #expect((halves.epoch, halves.step) == (whole.epoch, whole.step))
    #expect(last?.ending == result.ending)
    #expect(last?.history == result.history)
    #expect(last?.loss == result.loss)
    #expect(last?.metrics == result.metrics)
    #expect(last?.samples == result.samples)
    #expect(last?.best?.epoch == result.best?.epoch)
  }

  @Test func aChangedNetworkCannotGoOn() throws {
    var network = try network(Self.cases[0])
    var streams = RandomStreams(seed: 0)
    let interrupt = Interrupt()
    interrupt.raise()
    let result = try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: options(Self.cases[0]),
      streams: &streams, plans: PlanCache(), interrupt: interrupt)
    let suspended = try #require(result.suspended)
    var other = try Network(for: samples, [.dense(40), .out()])
    let text = message {
      _ = try Trainer.resume(
        suspended, &other, on: samples, streams: &streams, plans: PlanCache(),
        interrupt: Interrupt())
    }
    #expect(text == "the network has changed since its training was interrupted")
  }

  /// Time that is over does not end it again.
  @Test func finishesWhatTimeEnded() throws {
    var network = try network(Self.cases[0])
    var streams = RandomStreams(seed: 0)
    var options = options(Self.cases[0])
    options.duration = 0
    let first = try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
    #expect(first.ending == .timeOver)
    let result = try Trainer.resume(
      try #require(first.suspended), &network, on: samples, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
    #expect(result.ending == .finished)
    #expect(result.epochs == 8)
    #expect(result.seconds > first.seconds)
  }
}

/// Raises an interrupt after a number of steps.
private final class Countdown: @unchecked Sendable {
  let interrupt = Interrupt()
  private var left = Int.max

  func begin(_ steps: Int) {
    interrupt.lower()
    left = steps
  }

  func count() {
    left -= 1
    if left == 0 { interrupt.raise() }
  }
}

/// An optimizer whose steps are counted.
private struct Interrupting: Optimizer {
  var base: any Optimizer = Adam()
  var countdown: Countdown?

  init() {}

  init(base: any Optimizer, countdown: Countdown) {
    self.base = base
    self.countdown = countdown
  }

  static let spec = Spec<Interrupting>("interrupting", "Counts steps.")
  static let defaultRate = Adam.defaultRate

  var rate: Double? {
    get { base.rate }
    set { base.rate = newValue }
  }
  var weightDecay: Double {
    get { base.weightDecay }
    set { base.weightDecay = newValue }
  }
  var slots: [String] { base.slots }
  var equations: OptimizerEquations { base.equations }
  var firstNumbers: [Double] { base.firstNumbers }

  func firstValue(of slot: String, rate: Double) -> Float { base.firstValue(of: slot, rate: rate) }

  func update(_ site: UpdateSite, numbers: inout [Double], rate: Double) {
    base.update(site, numbers: &numbers, rate: rate)
    countdown?.count()
  }
}
