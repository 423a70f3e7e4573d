@testable import Network
import Tensors
import Testing

/// Whole networks against PyTorch, from the same first weights on the same batches, by the product's
/// own training.
@Suite struct TrainingFixtureTests {
  static let fixtures =
    Fixture.all("networks") + Fixture.all("optimizers")
    + Fixture.all("picture-networks") + Fixture.all("sequences") + Fixture.all("composites")
  static let scheduled = Fixture.all("schedules")

  @Test(arguments: fixtures, [1, 2])
  func forward(fixture: Fixture, threads: Int) throws {
    let samples = try fixture.samples()
    let network = try fixture.network(for: samples.target)
    let (inputs, wanted) = try (fixture.tensor("inputs"), fixture.tensor("output"))
    let rows = wanted.shape[0]
    let output = try network.outputs(
      for: Array(inputs.values.prefix(inputs.values.count / inputs.shape[0] * rows)), count: rows,
      threads: Threads(threads), plans: PlanCache())
    #expect(relativeError(output, against: wanted.values) <= 1e-6)
  }

  @Test(arguments: fixtures, [1, 2])
  func gradients(fixture: Fixture, threads: Int) throws {
    let samples = try fixture.samples()
    let network = try fixture.network(for: samples.target)
    let rows = try #require(fixture.batches().first)
    let weights = fixture.isBalanced ? samples.balancedClassWeights(samples.allRows) : []
    let gradients = try network.gradients(
      on: samples, rows: rows, classWeights: weights, threads: Threads(threads))
    for (name, reference) in fixture.group("gradient") {
      let gradient = try #require(gradients[name])
      #expect(relativeError(gradient, against: reference.values) <= 1e-5, "\(name)")
    }
  }

  /// Each step's loss and the last weights, where every step is a training of its own.
  @Test(arguments: fixtures.filter { !$0.isBalanced }, [1, 2])
  func stepByStep(fixture: Fixture, threads: Int) throws {
    let samples = try fixture.samples()
    var network = try fixture.network(for: samples.target)
    let plans = PlanCache()
    let losses = try fixture.batches().map { rows in
      try network.train(
        on: samples, rows, .all, steps: 1, threads, plans, clip: fixture.clip()
      ).loss
    }
    for (step, (loss, reference)) in zip(losses, try fixture.values("losses")).enumerated() {
      #expect(relativeError([Float(loss)], against: [reference]) <= 1e-4, "step \(step + 1)")
    }
    #expect(losses.count == (try fixture.values("losses").count))
    expectLastWeights(network, fixture)
  }

  /// The last weights and the last epoch's loss of one training.
  @Test(arguments: fixtures + scheduled, [1, 2])
  func inOneGo(fixture: Fixture, threads: Int) throws {
    let samples = try fixture.samples()
    var network = try fixture.network(for: samples.target)
    let (steps, batch) = try (fixture.number("steps"), fixture.number("batch"))
    let result = try network.train(
      on: samples, [Int32](0..<Int32(samples.rows)),
      batch < samples.rows ? .rows(batch) : .all, steps: steps, threads, PlanCache(),
      balance: fixture.isBalanced, clip: fixture.clip())
    #expect(result.steps == steps)
    #expect(result.ending == .finished)
    let history = try #require(result.history.first { $0.name == "loss" }).values
    #expect(history.count == steps / ((samples.rows + batch - 1) / batch))
    for (epoch, (loss, mean)) in zip(history, try fixture.epochLosses(samples)).enumerated() {
      #expect(abs(loss - mean) <= 1e-4 * mean, "epoch \(epoch + 1)")
    }
    expectLastWeights(network, fixture)
  }

  /// What is told when training is over, by the statistics that it kept.
  @Test(arguments: Fixture.all("picture-networks"), [1, 2])
  func trained(fixture: Fixture, threads: Int) throws {
    let samples = try fixture.samples()
    var network = try fixture.network(for: samples.target)
    let plans = PlanCache()
    _ = try network.train(
      on: samples, samples.allRows, .rows(fixture.number("batch")), steps: fixture.number("steps"),
      threads, plans)
    let (inputs, wanted) = try (fixture.tensor("inputs"), fixture.tensor("trained_output"))
    let rows = wanted.shape[0]
    let output = try network.outputs(
      for: Array(inputs.values.prefix(rows * samples.inputShape.count)), count: rows,
      threads: Threads(threads), plans: plans)
    #expect(relativeError(output, against: wanted.values) <= 1e-4)
  }

  private func expectLastWeights(_ network: Network, _ fixture: Fixture) {
    for (name, reference) in fixture.group("last") {
      let weights = network.tensor(named: name)?.scalars ?? []
      #expect(relativeError(weights, against: reference.values) <= 1e-4, "\(name)")
    }
  }
}

extension Fixture {
  /// Whether its classes weigh alike.
  fileprivate var isBalanced: Bool { !settings("balance").isEmpty }

  /// The mean loss over the rows of each epoch, as they count.
  fileprivate func epochLosses(_ samples: Samples) throws -> [Double] {
    var counts = [Double](repeating: 1, count: samples.rows)
    if isBalanced, case .classes(let classes, _) = samples.targets {
      let weights = samples.balancedClassWeights(samples.allRows)
      counts = classes.map { Double(weights[Int($0)]) }
    }
    var (means, sum, weight, seen) = ([Double](), 0.0, 0.0, 0)
    for (loss, batch) in zip(try values("losses"), try batches()) {
      let count = batch.reduce(0) { $0 + counts[Int($1)] }
      sum += Double(loss) * count
      weight += count
      seen += batch.count
      if seen == samples.rows {
        means.append(sum / weight)
        (sum, weight, seen) = (0, 0, 0)
      }
    }
    return means
  }
}

extension Network {
  /// Trains in the order of the rows.
  fileprivate mutating func train(
    on samples: Samples, _ rows: [Int32], _ batch: TrainingOptions.BatchSize, steps: Int,
    _ threads: Int, _ plans: PlanCache, balance: Bool = false, clip: Double? = nil
  ) throws -> TrainingResult {
    var options = TrainingOptions(threads: Threads(threads))
    options.length = .steps(steps)
    options.batch = batch
    options.shuffle = false
    options.balance = balance
    options.clip = clip
    var streams = RandomStreams(seed: 0)
    return try Trainer.train(
      &self, on: samples, rows: rows, options: options, streams: &streams, plans: plans,
      interrupt: Interrupt())
  }

  /// The gradients of one batch's mean loss, by tensor, with the penalties of its layers.
  fileprivate func gradients(
    on samples: Samples, rows: [Int32], classWeights: [Float], threads: Threads
  ) throws -> [String: [Float]] {
    threads.take()
    let plan = try Plan(
      Plan.Request(
        graph: #require(graph), layout: layout, mode: .train(loss), rows: rows.count,
        inputForm: Plan.InputForm(samples), target: samples.target, frozen: frozenParameters,
        threads: threads))
    var gradients = FloatBuffer(count: layout.count)
    try rows.withUnsafeBufferPointer { rows in
      try samples.withBatch(
        rows: #require(rows.baseAddress), loss: loss, classWeights: classWeights
      ) {
        batch in
        _ = lending(parameters: parameters, gradients: &gradients, batch: batch) {
          plan.run($0)
          _ = Regulariser(self)?.add($0.parameters, to: $0.gradients)
        }
      }
    }
    var result: [String: [Float]] = [:]
    for slot in layout.slots { result[slot.name] = layout.read(slot, from: gradients).scalars }
    return result
  }
}
