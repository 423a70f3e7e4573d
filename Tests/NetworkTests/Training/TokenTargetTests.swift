import Diagnostics
@testable import Network
import Specification
import Tensors
import Testing

/// A class at every step of a row.
@Suite struct TokenTargetTests {
  /// Rows of 6 steps of 3 numbers; the class of a step is the place of its largest number.
  private static let samples: Samples = {
    var stream = RandomStream(key: 3)
    let inputs = (0..<40 * 18).map { _ in Float(stream.uniform(-1, 1)) }
    let classes = stride(from: 0, to: inputs.count, by: 3).map { start in
      Int32((0..<3).max { inputs[start + $0] < inputs[start + $1] } ?? 0)
    }
    return Samples(
      inputShape: Shape(6, 3), inputs: .floats(inputs),
      targets: .tokens(classes, count: 3, steps: 6))
  }()

  private func network() throws -> Network {
    try Network(for: Self.samples, [.dense(8, .tanh), .out()], seed: 2)
  }

  @Test func theOutputHasASoftmaxAtEachStep() throws {
    let network = try network()
    #expect(network.summary.map(\.output) == [Shape(6, 8), Shape(6, 3)])
    #expect(network.outputActivation == .softmax)
  }

  @Test(arguments: ["crossentropy", "focal", "hinge"])
  func gradientsAreRight(name: String) throws {
    var network = try Network(
      for: Self.samples, [.dense(8, .tanh), .out(name == "hinge" ? .identity : nil)])
    network.use(try #require(Losses.all.first { $0.name == name }).plain)
    let found = try network.checkGradients(
      on: Self.samples, weights: 12, choice: RandomStream(key: 1), noise: RandomStream(key: 2),
      threads: Threads(2), plans: PlanCache())
    #expect(try #require(found).passed)
  }

  /// The loss is a mean over steps: ln 3 for a network that knows nothing.
  @Test func lossAndAccuracyAreMeansOverSteps() throws {
    var network = try network()
    let zeros = Tensor(Shape(3, 8), [Float](repeating: 0, count: 24))
    try network.setTensor(named: "dense2.weight", to: zeros)
    let rows = [Int32](0..<40)
    let before = try network.evaluate(on: Self.samples, rows: rows, plans: PlanCache())
    #expect(abs(before.loss - 1.0986123) < 1e-6)
    #expect(before.rows == 40)
    let gradients = try network.gradients(
      on: Self.samples, rows: rows, noise: RandomStream(key: 1), plans: PlanCache())
    #expect(abs(gradients.loss - before.loss) < 1e-6)
    var options = TrainingOptions(threads: Threads(2))
    options.length = .epochs(200)
    options.rate = 0.01
    var streams = RandomStreams(seed: 0)
    let result = try Trainer.train(
      &network, on: Self.samples, rows: rows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
    let after = try network.evaluate(on: Self.samples, rows: rows, plans: PlanCache())
    #expect(result.loss < 0.1)
    #expect(try #require(after.metrics.first).value > 0.95)
  }

  @Test func aNetworkThatAnswersOnceIsRefused() throws {
    let network = try Network(for: Self.samples, [.dense(3, .softmax)])
    try network.check(against: Self.samples)
    let other = Samples(
      inputShape: Shape(6, 3), inputs: Self.samples.inputs,
      targets: .classes([Int32](repeating: 1, count: 40), count: 3))
    let wrong = try Network(for: other, [.dense(3, .softmax)])
    #expect(throws: Diagnostic.self) { try wrong.check(against: other) }
  }
}
