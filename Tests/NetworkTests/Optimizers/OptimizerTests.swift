import Diagnostics
@testable import Network
import Specification
import Tensors
import Testing

/// What every optimizer keeps to.
@Suite struct OptimizerTests {
  static let names = Optimizers.all.map(\.name)
  /// Each with all its options.
  static let written = [
    "sgd rate 0.1 momentum 0.9 nesterov on weight_decay 0.01",
    "adagrad rate 0.1 epsilon 1e-8 weight_decay 0.01",
    "adadelta rate 0.5 rho 0.8 epsilon 1e-5 weight_decay 0.01",
    "rmsprop rate 0.001 alpha 0.9 momentum 0.5 centered on epsilon 1e-5 weight_decay 0.01",
    "adam rate 0.01 beta1 0.8 beta2 0.99 epsilon 1e-7 weight_decay 0.1",
    "adamw rate 0.01 beta1 0.8 beta2 0.99 epsilon 1e-7 weight_decay 0.1",
    "adamax rate 0.01 beta1 0.8 beta2 0.99 epsilon 1e-7 weight_decay 0.1",
    "nadam rate 0.01 beta1 0.8 beta2 0.99 epsilon 1e-7 weight_decay 0.1",
    "amsgrad rate 0.01 beta1 0.8 beta2 0.99 epsilon 1e-7 weight_decay 0.1",
    "radam rate 0.01 beta1 0.8 beta2 0.99 epsilon 1e-7 weight_decay 0.1",
    "rprop rate 0.001 weight_decay 0.01", "lion rate 0.001 beta1 0.8 beta2 0.95 weight_decay 0.1",
    "lbfgs rate 0.5 weight_decay 0.01",
  ]

  static let withoutEpsilon = [
    "adagrad", "adadelta", "rmsprop", "rmsprop centered momentum 0.5", "adam", "adamw", "adamax",
    "nadam", "amsgrad", "radam",
  ].map { "\($0) epsilon 0" }

  @Test(arguments: written + names) func readsBack(text: String) throws {
    #expect(try entry(text, of: Optimizers.all).written == text)
  }

  @Test func defaultRatesAreThoseOfPyTorch() throws {
    let rates = [
      "sgd": 0.01, "adagrad": 0.01, "adadelta": 1, "rmsprop": 0.01, "adam": 0.001,
      "adamw": 0.001, "adamax": 0.002, "nadam": 0.002, "amsgrad": 0.001, "radam": 0.001,
      "rprop": 0.01, "lion": 0.0001, "lbfgs": 1,
    ]
    for name in Self.names {
      #expect(try entry(name, of: Optimizers.all).baseRate == rates[name], "\(name)")
    }
    #expect(AdamW().weightDecay == 0.01)
    #expect(Lion().weightDecay == 0)
  }

  @Test(arguments: [
    "lion momentum 0.9", "lion epsilon 1e-8", "rprop epsilon 1e-8", "lbfgs momentum 0.9",
    "adagrad rho 0.9", "adadelta alpha 0.9", "rmsprop beta1 0.9", "adamw nesterov",
    "adadelta rho 1", "rmsprop alpha -0.1", "adam epsilon -1", "lion beta2 1", "nadam rate 0",
    "adamw weight_decay -0.1", "rmsprop centered 2",
  ])
  func refusesWhatItHasNot(text: String) {
    #expect(throws: Diagnostic.self) { try entry(text, of: Optimizers.all) }
  }

  /// Dead units give gradients of zero; with ε = 0 as well, nothing is divided by zero, and a weight
  /// without a gradient stays where it is.
  @Test(arguments: written + names + withoutEpsilon)
  func zeroGradientsMoveNothing(text: String) throws {
    var optimizer = try entry(text, of: Optimizers.all)
    optimizer.weightDecay = 0
    let samples = Samples.plane(rows: 12)
    var network = try Network(for: samples, [.dense(3, .relu), .out()])
    try network.setTensor(named: "dense1.bias", to: Tensor(Shape(3), [-9, -9, -9]))
    try network.use(optimizer)
    let before = network.tensor(named: "dense1.weight")
    var streams = RandomStreams(seed: 0)
    let result = try train(&network, samples, 3, &streams)
    #expect(result.ending == .finished)
    #expect(network.parameters.isFinite)
    #expect(network.tensor(named: "dense1.weight") == before)
    #expect(network.optimizerTensors.allSatisfy { $0.tensor.scalars.allSatisfy(\.isFinite) })
  }

  /// Three epochs, a copy through what a file holds, three more: the same bits as six at once.
  @Test(arguments: written) func goesOnToTheBit(text: String) throws {
    let samples = Samples.blobs(rows: 40)
    let layers: [any Layer] = [.dense(9, .tanh), .dropout(0.2), .out()]
    var whole = try Network(for: samples, layers)
    try whole.use(entry(text, of: Optimizers.all))
    var halves = whole
    var (streams, restored) = (RandomStreams(seed: 4), RandomStreams(seed: 4))
    _ = try train(&whole, samples, 3, &streams)
    _ = try train(&whole, samples, 3, &streams)
    _ = try train(&halves, samples, 3, &restored)
    let kept = Dictionary(
      uniqueKeysWithValues: halves.optimizerTensors.map { ($0.name, $0.tensor) })
    let state = halves.optimizerState
    try halves.use(entry(text, of: Optimizers.all))
    try halves.restore(
      optimizerTensors: kept, optimizerNumbers: state.numbers, optimizerSteps: state.steps,
      epoch: halves.epoch, step: halves.step)
    _ = try train(&halves, samples, 3, &restored)
    #expect(halves.parameters == whole.parameters)
    #expect(halves.optimizerState == whole.optimizerState)
    #expect(streams == restored)
  }

  /// What is left out of the ranges stays as it is, and the rest moves as it would alone.
  @Test(arguments: written) func updatesOnlyItsRanges(text: String) throws {
    let optimizer = try entry(text, of: Optimizers.all)
    guard !optimizer.needsAllRows else { return }
    func updated(_ ranges: [Range<Int>]) -> [Float] {
      let bench = Bench(optimizer, count: 64)
      for step in 1...3 { bench.update(ranges, step: step) }
      return bench.weights
    }
    let (all, some) = (updated([0..<64]), updated([0..<16, 32..<37]))
    let first = Bench(optimizer, count: 64).weights
    #expect(some[0..<16] == all[0..<16])
    #expect(relativeError(Array(some[32..<37]), against: Array(all[32..<37])) <= 1e-6)
    #expect(some[16..<32] == first[16..<32])
    #expect(some[37...] == first[37...])
  }

  /// Parts of the parameters may have made different numbers of steps, as one was frozen for a while.
  @Test(arguments: written) func rangesMayBeAtDifferentSteps(text: String) throws {
    let optimizer = try entry(text, of: Optimizers.all)
    guard !optimizer.needsAllRows else { return }
    let (both, late) = (Bench(optimizer, count: 64), Bench(optimizer, count: 64))
    for step in 1...6 {
      both.update([0..<32], step: step)
      guard step > 2 else { continue }
      both.update([32..<64], step: step - 2)
      late.update([32..<64], step: step - 2)
    }
    #expect(both.weights[32...] == late.weights[32...])
  }

  @Test func aStepFromAnotherLayoutBeginsAtItsFirstValue() throws {
    let samples = Samples.blobs(rows: 20)
    var streams = RandomStreams(seed: 0)
    var network = try Network(for: samples, [.dense(4)])
    try network.use(entry("rprop rate 0.25", of: Optimizers.all))
    try network.append(.out(), streams: &streams)
    _ = try train(&network, samples, 1, &streams)
    try network.append(.activation(.tanh), streams: &streams)
    try network.append(.out(), streams: &streams)
    let kept = network.optimizerTensors.first { $0.name == "step_size.dense3.bias" }
    #expect(kept?.tensor.scalars == [0.25, 0.25, 0.25])
  }

  /// As in PyTorch, where a schedule has set the rate before the first step.
  @Test func rpropBeginsWithTheRateOfItsFirstStep() throws {
    let samples = Samples.blobs(rows: 20)
    var network = try Network(for: samples, [.out()])
    try network.use(entry("rprop rate 0.5", of: Optimizers.all))
    try network.use(entry("warmup steps 2", of: Schedules.all))
    var streams = RandomStreams(seed: 0)
    _ = try train(&network, samples, 1, &streams)
    let sizes = network.optimizerTensors.filter { $0.name.hasPrefix("step_size") }
    #expect(sizes.allSatisfy { $0.tensor.scalars.allSatisfy { $0 == 0.25 } })
  }

  @Test func lbfgsTakesAllRows() throws {
    let samples = Samples.blobs(rows: 20)
    var network = try Network(for: samples, [.out()])
    try network.use(entry("lbfgs", of: Optimizers.all))
    var streams = RandomStreams(seed: 0)
    let text = message {
      _ = try train(&network, samples, 1, &streams, batch: .rows(8))
    }
    #expect(text == "lbfgs takes all rows in each step")
    var adam = network
    try adam.use(entry("adam rate 0.05", of: Optimizers.all))
    let slow = try train(&adam, samples, 2000, &streams)
    let result = try train(&network, samples, 20, &streams)
    #expect(result.loss < slow.loss + 1e-4)
    #expect(result.steps == 20)
  }

  /// Both find where the gradient of the loss and λw cancel out.
  @Test func lbfgsDecaysWeightsAsOthersDo() throws {
    let samples = Samples.blobs(rows: 30)
    var network = try Network(for: samples, [.out()])
    var other = network
    try network.use(entry("lbfgs weight_decay 0.1", of: Optimizers.all))
    try other.use(entry("sgd rate 0.2 weight_decay 0.1", of: Optimizers.all))
    var streams = RandomStreams(seed: 0)
    _ = try train(&network, samples, 10, &streams)
    _ = try train(&other, samples, 2000, &streams)
    let (found, wanted) = (
      network.tensor(named: "dense1.weight"), other.tensor(named: "dense1.weight")
    )
    #expect(relativeError(found?.scalars ?? [], against: wanted?.scalars ?? [0]) <= 1e-3)
  }

  /// A first step far beyond where losses are finite is shortened until they are.
  @Test func lbfgsComesBackFromFarAway() throws {
    let samples = Samples.plane(rows: 20)
    var network = try Network(for: samples, [.dense(4, .relu), .out()])
    try network.use(entry("lbfgs rate 1e30", of: Optimizers.all))
    var streams = RandomStreams(seed: 0)
    let first = try train(&network, samples, 1, &streams)
    let result = try train(&network, samples, 5, &streams)
    #expect(result.ending == .finished)
    #expect(result.loss <= first.loss)
    #expect(network.parameters.isFinite)
  }

  /// A training that diverges comes back to its last finite weights, with what the optimizer kept.
  @Test(arguments: ["nadam rate 1e18", "rmsprop rate 1e19 momentum 0.9", "adamax rate 1e19"])
  func comesBackWithItsNumbers(text: String) throws {
    let samples = Samples.plane(rows: 20)
    var network = try Network(for: samples, [.dense(4), .dense(4), .out()])
    try network.use(entry(text, of: Optimizers.all))
    var reference = network
    var streams = RandomStreams(seed: 0)
    let result = try train(&network, samples, 50, &streams)
    guard case .notFinite = result.ending else {
      Issue.record("it did not end early: \(result.ending)")
      return
    }
    #expect(network.parameters.isFinite)
    guard network.step > 0 else { return }
    streams = RandomStreams(seed: 0)
    _ = try train(&reference, samples, network.step, &streams)
    #expect(network.parameters == reference.parameters)
    #expect(network.optimizerState == reference.optimizerState)
  }

  /// Targets in other units change what is reported, and nothing else.
  @Test func lbfgsSearchesThePlainLoss() throws {
    let (plain, scaled) = (Samples.plane(rows: 20), Samples.plane(rows: 20, scale: 10))
    var network = try Network(for: plain, [.dense(3, .tanh), .out()])
    try network.use(entry("lbfgs", of: Optimizers.all))
    var twin = network
    var streams = RandomStreams(seed: 0)
    let loss = try train(&network, plain, 2, &streams).loss
    streams = RandomStreams(seed: 0)
    let larger = try train(&twin, scaled, 2, &streams).loss
    #expect(abs(larger / loss - 100) < 1e-3)
    #expect(
      relativeError(
        twin.tensor(named: "dense2.weight")?.scalars ?? [],
        against: network.tensor(named: "dense2.weight")?.scalars ?? [0]) <= 1e-5)
  }

  private func train(
    _ network: inout Network, _ samples: Samples, _ epochs: Int, _ streams: inout RandomStreams,
    batch: TrainingOptions.BatchSize = .all
  ) throws -> TrainingResult {
    var options = TrainingOptions(threads: Threads(1))
    options.length = .epochs(epochs)
    options.batch = batch
    return try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
  }
}

/// Some weights with gradients, and an optimizer that moves them.
private final class Bench {
  private let optimizer: any Optimizer
  private var state: OptimizerState
  private var values: FloatBuffer
  private var gradients: FloatBuffer
  private var tally = Tally()

  init(_ optimizer: any Optimizer, count: Int) {
    self.optimizer = optimizer
    let layout = ParameterLayout([
      Parameter(
        name: "w", shape: Shape(count), initialiser: .zeros,
        fan: Parameter.Fan(inputs: count, outputs: 1))
    ])
    state = OptimizerState().ready(for: optimizer, layout: layout, rate: optimizer.baseRate)
    values = FloatBuffer(count: count)
    gradients = FloatBuffer(count: count)
    var stream = RandomStream(key: 7)
    for i in 0..<count {
      values[i] = Float(stream.uniform(-1, 1))
      gradients[i] = Float(stream.uniform(-1, 1))
    }
  }

  var weights: [Float] { (0..<values.count).map { values[$0] } }

  func update(_ ranges: [Range<Int>], step: Int) {
    let slots = state.slots.indices.map { state.slots[$0].mutablePointer }
    let memory = OptimizerMemory(slots, workspace: 0, length: values.count)
    ranges.withUnsafeBufferPointer { ranges in
      withExtendedLifetime(memory) {
        let site = UpdateSite(
          weights: values.mutablePointer, gradients: gradients.mutablePointer, memory: memory,
          ranges: ranges, step: step, loss: nil)
        optimizer.update(site, numbers: &state.numbers, rate: optimizer.baseRate)
      }
    }
  }
}
