import Diagnostics
@testable import Network
import Specification
import Tensors
import Testing

/// Statistics that a layer keeps follow the steps that stand, and no others.
@Suite struct RunningStatisticsTests {
  private let samples = Samples.blobs(rows: 40)

  private func network() throws -> Network {
    try Network(for: samples, [.dense(6), BatchNormLayer(), .activation(.named("relu")), .out()])
  }

  private func trained(
    _ network: inout Network, steps: Int, rate: Double = 0.01, on samples: Samples? = nil
  ) throws -> TrainingResult {
    var options = TrainingOptions(threads: Threads(1))
    options.length = .steps(steps)
    options.batch = .rows(8)
    options.rate = rate
    options.shuffle = false
    var streams = RandomStreams(seed: 0)
    return try Trainer.train(
      &network, on: samples ?? self.samples, rows: [Int32](0..<40), options: options,
      streams: &streams, plans: PlanCache(), interrupt: Interrupt())
  }

  @Test func theyMoveWithEachStep() throws {
    var network = try network()
    let before = try #require(network.tensor(named: "batchnorm1.running_mean"))
    _ = try trained(&network, steps: 3)
    #expect(network.tensor(named: "batchnorm1.running_mean") != before)
  }

  @Test func theOptimizerLeavesThemAlone() throws {
    var (one, other) = (try network(), try network())
    var sgd = SGD()
    sgd.weightDecay = 0.5
    try one.use(sgd)
    try other.use(SGD())
    _ = try trained(&one, steps: 1)
    _ = try trained(&other, steps: 1)
    let name = "batchnorm1.running_var"
    #expect(one.tensor(named: name) == other.tensor(named: name))
  }

  /// A first step whose loss is not finite leaves everything as it was.
  @Test func aStepThatDoesNotStandLeavesNoTrace() throws {
    var network = try network()
    let start = network.tensorNames.map { network.tensor(named: $0) }
    guard case .floats(var inputs) = samples.inputs else { return }
    inputs[5] = .infinity
    let broken = Samples(
      inputShape: samples.inputShape, inputs: .floats(inputs), targets: samples.targets)
    let result = try trained(&network, steps: 1, on: broken)
    guard case .notFinite = result.ending else {
      Issue.record("ended as \(result.ending)")
      return
    }
    #expect(network.tensorNames.map { network.tensor(named: $0) } == start)
  }

  /// What was undone and made again comes to the same statistics.
  @Test func goingBackReplaysThem() throws {
    guard case .floats(var inputs) = samples.inputs else { return }
    // The third batch cannot be learnt from; the first two are kept.
    inputs[4 * 17] = .infinity
    let broken = Samples(
      inputShape: samples.inputShape, inputs: .floats(inputs), targets: samples.targets)
    var (whole, short) = (try network(), try network())
    _ = try trained(&whole, steps: 5, on: broken)
    _ = try trained(&short, steps: 1)
    for name in ["batchnorm1.running_mean", "batchnorm1.running_var", "dense1.weight"] {
      #expect(whole.tensor(named: name) == short.tensor(named: name), "\(name)")
    }
  }
}
