@testable import Network
import Tensors
import Testing

/// Whole networks against PyTorch, from the same first weights on the same batches, by the product's
/// own training.
@Suite struct TrainingFixtureTests {
  static let fixtures = Fixture.all("networks") + Fixture.all("optimizers")

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
    let gradients = try network.gradients(on: samples, rows: rows, threads: Threads(threads))
    for (name, reference) in fixture.group("gradient") {
      let gradient = try #require(gradients[name])
      #expect(relativeError(gradient, against: reference.values) <= 1e-5, "\(name)")
    }
  }

  /// Each step's loss and the last weights, where every step is a training of its own.
  @Test(arguments: fixtures, [1, 2])
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
  @Test(arguments: fixtures, [1, 2])
  func inOneGo(fixture: Fixture, threads: Int) throws {
    let samples = try fixture.samples()
    var network = try fixture.network(for: samples.target)
    let (steps, batch) = try (fixture.number("steps"), fixture.number("batch"))
    let result = try network.train(
      on: samples, [Int32](0..<Int32(samples.rows)), .rows(batch), steps: steps, threads,
      PlanCache(), clip: fixture.clip())
    #expect(result.steps == steps)
    #expect(result.ending == .finished)
    let history = try #require(result.history.first { $0.name == "loss" }).values
    #expect(history.count == steps / ((samples.rows + batch - 1) / batch))
    for (epoch, (loss, mean)) in zip(history, try fixture.epochLosses()).enumerated() {
      #expect(abs(loss - mean) <= 1e-4 * mean, "epoch \(epoch + 1)")
    }
    expectLastWeights(network, fixture)
  }

  private func expectLastWeights(_ network: Network, _ fixture: Fixture) {
    for (name, reference) in fixture.group("last") {
      let weights = network.tensor(named: name)?.scalars ?? []
      #expect(relativeError(weights, against: reference.values) <= 1e-4, "\(name)")
    }
  }
}

extension Fixture {
  /// The mean loss over the rows of each epoch.
  fileprivate func epochLosses() throws -> [Double] {
    let rows = try #require(tensor("inputs").shape.first)
    var (means, sum, seen) = ([Double](), 0.0, 0)
    for (loss, batch) in zip(try values("losses"), try batches()) {
      sum += Double(loss) * Double(batch.count)
      seen += batch.count
      if seen == rows {
        means.append(sum / Double(rows))
        (sum, seen) = (0, 0)
      }
    }
    return means
  }
}

extension Network {
  /// Trains in the order of the rows.
  fileprivate mutating func train(
    on samples: Samples, _ rows: [Int32], _ batch: TrainingOptions.BatchSize, steps: Int,
    _ threads: Int, _ plans: PlanCache, clip: Double?
  ) throws -> TrainingResult {
    var options = TrainingOptions(threads: Threads(threads))
    options.length = .steps(steps)
    options.batch = batch
    options.shuffle = false
    options.clip = clip
    var streams = RandomStreams(seed: 0)
    return try Trainer.train(
      &self, on: samples, rows: rows, options: options, streams: &streams, plans: plans,
      interrupt: Interrupt())
  }

  /// The gradients of one batch's mean loss, by tensor, with the penalties of its layers.
  fileprivate func gradients(
    on samples: Samples, rows: [Int32], threads: Threads
  ) throws -> [String: [Float]] {
    let (_, gradients) = try gradients(
      on: samples, rows: rows, noise: RandomStream(key: 0), threads: threads, plans: PlanCache())
    return Dictionary(
      uniqueKeysWithValues: zip(tensorNames, gradients).map { ($0, $1.scalars) })
  }
}
