import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct TrainerTests {
  private func train(
    _ network: inout Network, on samples: Samples, epochs: Int = 10, batch: Int = 32,
    streams: inout RandomStreams, _ change: (inout TrainingOptions) -> Void = { _ in }
  ) throws -> TrainingResult {
    var options = TrainingOptions(threads: Threads(1))
    options.length = .epochs(epochs)
    options.batch = .rows(batch)
    change(&options)
    return try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
  }

  @Test func learnsExclusiveOr() throws {
    var network = try Network(for: .xor, [.dense(4, .tanh), .out()])
    var streams = RandomStreams(seed: 0)
    let result = try train(&network, on: .xor, epochs: 500, batch: 4, streams: &streams) {
      $0.rate = 0.05
    }
    #expect(result.ending == .finished)
    #expect(result.metrics == [Metric("accuracy", 1)])
    #expect(result.loss < 0.1)
    #expect((result.epochs, result.steps, result.samples) == (500, 500, 2000))
    #expect(result.history.map(\.name) == ["loss", "accuracy"])
    #expect(result.history.allSatisfy { $0.values.count == 500 })
    #expect((network.epoch, network.step) == (500, 500))
  }

  @Test func learnsClassesAndNumbers() throws {
    let blobs = Samples.blobs(rows: 150, spread: 0.2)
    var streams = RandomStreams(seed: 0)
    var network = try Network(for: blobs, [.dense(16, .relu), .out()])
    let result = try train(&network, on: blobs, epochs: 60, batch: 16, streams: &streams)
    #expect(result.metrics.first?.value ?? 0 > 0.95)
    let plane = Samples.plane(rows: 100)
    var line = try Network(for: plane, [.out()])
    try line.use(
      { () -> SGD in
        var sgd = SGD(); sgd.rate = 0.2; return sgd
      }())
    let fit = try train(&line, on: plane, epochs: 60, streams: &streams)
    #expect(fit.loss < 1e-4)
    #expect(fit.metrics.isEmpty)
    let weights = line.tensor(named: "dense1.weight")?.scalars ?? []
    #expect(zip(weights, [2, -1]).allSatisfy { abs($0 - $1) < 0.02 })
  }

  /// Five epochs, a copy of all state, five more: the same bits as ten at once.
  @Test(arguments: [SGD.withMomentum, Adam()] as [any Optimizer])
  func goesOnToTheBit(optimizer: any Optimizer) throws {
    let samples = Samples.blobs(rows: 70)
    let layers: [any Layer] = [.dense(9, .tanh), .dropout(0.3), .out()]
    var whole = try Network(for: samples, layers)
    try whole.use(optimizer)
    var halves = whole
    var streams = RandomStreams(seed: 4)
    let result = try train(&whole, on: samples, epochs: 10, batch: 16, streams: &streams)
    var restored = RandomStreams(seed: 4)
    _ = try train(&halves, on: samples, epochs: 5, batch: 16, streams: &restored)
    restored = RandomStreams(seed: 4, counters: restored.counters)
    var copy = try Network(for: samples, layers, seed: 99)
    try copy.use(optimizer)
    for name in halves.tensorNames {
      try copy.setTensor(named: name, to: #require(halves.tensor(named: name)))
    }
    let kept = Dictionary(
      uniqueKeysWithValues: halves.optimizerTensors.map { ($0.name, $0.tensor) })
    try copy.restore(
      optimizerTensors: kept, optimizerSteps: halves.optimizerState.steps, epoch: halves.epoch,
      step: halves.step)
    let second = try train(&copy, on: samples, epochs: 5, batch: 16, streams: &restored)
    #expect(copy.parameters == whole.parameters)
    #expect(copy.optimizerState == whole.optimizerState)
    #expect(restored == streams)
    #expect(second.loss == result.loss)
    #expect((copy.epoch, copy.step) == (10, 50))
  }

  /// The loss of an epoch is the mean over its rows, the smaller last batch among them.
  @Test func theLossIsTheMeanOverRows() throws {
    let samples = Samples.blobs(rows: 7)
    var network = try Network(for: samples, [.out()])
    let before = network
    var streams = RandomStreams(seed: 0)
    let result = try train(&network, on: samples, epochs: 1, batch: 3, streams: &streams) {
      $0.rate = 1e-30
      $0.shuffle = false
    }
    #expect(result.steps == 3)
    #expect(result.samples == 7)
    let evaluation = try before.evaluate(on: samples, rows: samples.allRows, plans: PlanCache())
    #expect(abs(result.loss - evaluation.loss) < 1e-6)
    #expect(result.metrics == evaluation.metrics)
  }

  @Test func lossesOfNumbersAreInTheirOwnUnits() throws {
    var streams = RandomStreams(seed: 0)
    let (plain, scaled) = (Samples.plane(rows: 20), Samples.plane(rows: 20, scale: 10))
    var network = try Network(for: plain, [.out()])
    var twin = network
    let loss = try train(&network, on: plain, epochs: 3, streams: &streams).loss
    streams = RandomStreams(seed: 0)
    let larger = try train(&twin, on: scaled, epochs: 3, streams: &streams).loss
    #expect(abs(larger / loss - 100) < 1e-4)
    #expect(network.parameters == twin.parameters)
  }

  @Test func stepsMayEndInsideAnEpoch() throws {
    let samples = Samples.blobs(rows: 10)
    var network = try Network(for: samples, [.out()])
    var streams = RandomStreams(seed: 0)
    let result = try train(&network, on: samples, batch: 4, streams: &streams) {
      $0.length = .steps(5)
    }
    #expect((result.epochs, result.steps, result.samples) == (1, 5, 18))
    #expect(result.ending == .finished)
    #expect(result.loss.isFinite)
  }

  @Test func anInterruptEndsAtTheNextStep() throws {
    let samples = Samples.blobs(rows: 30)
    var network = try Network(for: samples, [.out()])
    var streams = RandomStreams(seed: 0)
    let interrupt = Interrupt()
    interrupt.raise()
    let result = try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: TrainingOptions(),
      streams: &streams, plans: PlanCache(), interrupt: interrupt)
    #expect(result.ending == .interrupted)
    #expect(result.steps == 1)
    #expect(network.step == 1)
  }

  @Test func timeMayEndIt() throws {
    let samples = Samples.blobs(rows: 30)
    var network = try Network(for: samples, [.out()])
    var streams = RandomStreams(seed: 0)
    var calls = 0
    var options = TrainingOptions(threads: Threads(1))
    options.length = .epochs(1_000_000_000)
    options.duration = 0.3
    let result = try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt()
    ) { progress in
      calls += 1
      #expect(progress.epochs == 1_000_000_000)
      #expect(progress.step > 0 && progress.loss.isFinite)
    }
    #expect(result.ending == .timeOver)
    #expect(result.seconds >= 0.3 && result.seconds < 2)
    #expect((1...7).contains(calls))
  }

  @Test func aLossThatIsNotFiniteBringsTheLastWeightsBack() throws {
    let samples = Samples.plane(rows: 64)
    var network = try Network(for: samples, [.dense(8), .out()])
    var sgd = SGD.withMomentum
    sgd.rate = 3
    try network.use(sgd)
    var reference = network
    var streams = RandomStreams(seed: 5)
    let result = try train(&network, on: samples, epochs: 100, batch: 10, streams: &streams)
    guard case .notFinite(let epoch, let step) = result.ending else {
      Issue.record("it did not end early: \(result.ending)")
      return
    }
    #expect(epoch == (step - 1) / 7 + 1)
    #expect(network.parameters.isFinite)
    #expect(network.step == step - 2)
    var again = RandomStreams(seed: 5)
    _ = try train(&reference, on: samples, batch: 10, streams: &again) {
      $0.length = .steps(step - 2)
    }
    #expect(network.parameters == reference.parameters)
    #expect(network.optimizerState == reference.optimizerState)
    #expect(streams == again)
  }

  /// Products that oneDNN computes, on copies of the inputs where there are two threads.
  @Test func largeNetworksRepeatThemselves() throws {
    let samples = Samples.blobs(rows: 300, inputs: 130, classes: 5)
    func trained(threads: Int) throws -> Network {
      var network = try Network(for: samples, [.dense(100, .relu), .dropout(0.1), .out()])
      var streams = RandomStreams(seed: 0)
      _ = try train(&network, on: samples, epochs: 5, batch: 64, streams: &streams) {
        $0.threads = Threads(threads)
      }
      return network
    }
    let (one, two) = (try trained(threads: 1), try trained(threads: 2))
    #expect(try trained(threads: 1).parameters == one.parameters)
    #expect(try trained(threads: 2).parameters == two.parameters)
    for name in one.tensorNames {
      let (a, b) = (one.tensor(named: name), two.tensor(named: name))
      #expect(relativeError(b?.scalars ?? [], against: a?.scalars ?? [0]) <= 1e-4)
    }
  }

  @Test func validationRowsAreLookedAtEachEpoch() throws {
    let samples = Samples.blobs(rows: 60)
    var network = try Network(for: samples, [.out()])
    var streams = RandomStreams(seed: 0)
    var options = TrainingOptions()
    options.length = .epochs(4)
    let result = try Trainer.train(
      &network, on: samples, rows: [Int32](0..<40), validation: [Int32](40..<60),
      options: options, streams: &streams, plans: PlanCache(), interrupt: Interrupt())
    #expect(result.history.map(\.name) == ["loss", "accuracy", "val_loss", "val_accuracy"])
    #expect(result.history.allSatisfy { $0.values.count == 4 })
    let evaluation = try network.evaluate(
      on: samples, rows: [Int32](40..<60), plans: PlanCache())
    #expect(result.validation == evaluation)
  }

  @Test func bytesTrainAsTheirNumbersDo() throws {
    var stream = RandomStream(key: 2)
    let bytes = (0..<60 * 9).map { _ in UInt8(truncatingIfNeeded: stream.next()) }
    let targets = Samples.Targets.classes((0..<60).map { Int32($0 % 3) }, count: 3)
    let pixels = Samples(
      inputShape: Shape(1, 3, 3), inputs: .bytes(bytes, scale: 1 / 255), targets: targets)
    let numbers = Samples(
      inputShape: Shape(1, 3, 3), inputs: .floats(bytes.map { Float($0) * (1 / 255) }),
      targets: targets)
    var network = try Network(for: pixels, [.dense(5, .relu), .out()])
    var twin = network
    var streams = RandomStreams(seed: 0)
    _ = try train(&network, on: pixels, epochs: 3, batch: 16, streams: &streams)
    streams = RandomStreams(seed: 0)
    _ = try train(&twin, on: numbers, epochs: 3, batch: 16, streams: &streams)
    #expect(network.parameters == twin.parameters)
  }

  @Test func aNetworkThatDoesNotFitIsRefused() throws {
    let samples = Samples.blobs(rows: 30)
    var streams = RandomStreams(seed: 0)
    func refusal(_ layers: [any Layer], loss: (any Loss)? = nil, on other: Samples? = nil) -> String
    {
      message {
        var network = try Network(for: samples, layers)
        if let loss { network.use(loss) }
        _ = try train(&network, on: other ?? samples, streams: &streams)
      }
    }
    #expect(refusal([]) == "the network has no layers")
    #expect(refusal([.dropout(0.5)]).hasPrefix("mse needs 3 outputs"))
    #expect(refusal([.dense(3, .sigmoid)]).hasPrefix("bce needs one sigmoid output"))
    #expect(refusal([.dense(4, .softmax)]).hasPrefix("crossentropy needs a softmax output"))
    #expect(refusal([.out()], loss: BinaryCrossEntropy()).hasPrefix("bce needs"))
    #expect(refusal([.out(.identity)], loss: CrossEntropy()).hasPrefix("crossentropy needs"))
    #expect(
      refusal([.out()], on: .blobs(rows: 9, inputs: 5))
        == "the network takes 4 inputs a row, and the data has 5")
    #expect(
      refusal([.out()], on: .blobs(rows: 9, classes: 4))
        == "the network was made for 3 classes, and the data has 4 classes")
  }
}

extension SGD {
  static var withMomentum: SGD {
    var sgd = SGD()
    sgd.momentum = 0.9
    sgd.rate = 0.05
    return sgd
  }
}
