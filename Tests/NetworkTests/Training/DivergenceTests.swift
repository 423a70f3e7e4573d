import Diagnostics
@testable import Network
import Tensors
import Testing

/// Trainings that leave the numbers a float can hold.
@Suite struct DivergenceTests {
  private func train(
    _ network: inout Network, on samples: Samples, _ change: (inout TrainingOptions) -> Void
  ) throws -> TrainingResult {
    var options = TrainingOptions(threads: Threads(1))
    options.batch = .rows(10)
    change(&options)
    var streams = RandomStreams(seed: 0)
    return try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
  }

  private func huge(_ size: Float) -> Samples {
    Samples(
      inputShape: Shape(2), inputs: .floats((0..<40).map { Float($0 % 7) * size }),
      targets: .numbers((0..<20).map { Float($0) }, width: 1))
  }

  @Test func aRateFarTooLarge() throws {
    let samples = Samples.blobs(rows: 30)
    var network = try Network(for: samples, [.dense(5), .dense(4), .out()])
    try network.use(SGD())
    let result = try train(&network, on: samples) { $0.rate = 1e30 }
    guard case .notFinite(_, let step) = result.ending else {
      Issue.record("ended as \(result.ending)")
      return
    }
    #expect(step > 1)
    #expect(network.parameters.isFinite)
    #expect(
      result.divergence == .outputs(layer: "dense1")
        || result.divergence == .outputs(layer: "dense2"))
  }

  @Test func inputsFarTooLarge() throws {
    var network = try Network(for: huge(1e30), [.dense(3), .out()])
    let before = network
    let result = try train(&network, on: huge(1e30)) { _ in }
    // The outputs are numbers still, and their squares are none: as in PyTorch.
    #expect(result.ending == .notFinite(epoch: 1, step: 1))
    #expect(result.divergence == .loss)
    #expect(network.parameters == before.parameters)
    #expect(network.step == 0)
    var deeper = try Network(for: huge(1e38), [.dense(30, .relu), .dense(30), .out()])
    let other = try train(&deeper, on: huge(1e38)) { _ in }
    guard case .outputs? = other.divergence else {
      Issue.record("\(String(describing: other.divergence))")
      return
    }
    #expect(deeper.parameters.isFinite)
  }

  /// The loss is finite and its gradient is not: with clip it is seen before it is followed.
  @Test func gradientsFarTooLarge() throws {
    let samples = huge(1e19)
    var network = try Network(for: samples, [.dense(3), .out()])
    for name in network.tensorNames where name.hasSuffix("weight") {
      let tensor = try #require(network.tensor(named: name))
      let scalars = tensor.scalars.map { _ in Float(1) }
      try network.setTensor(named: name, to: Tensor(tensor.shape, scalars))
    }
    let before = network
    let result = try train(&network, on: samples) { $0.clip = 1 }
    #expect(result.ending == .notFinite(epoch: 1, step: 1))
    #expect(network.parameters == before.parameters)
  }

  /// Where the weights are bad, and the last step is the one that made them so.
  @Test func theLastStepSpoilsTheWeights() throws {
    let samples = Samples.blobs(rows: 30)
    var network = try Network(for: samples, [.out()])
    try network.use(SGD())
    let before = network
    let result = try train(&network, on: samples) {
      $0.rate = 1e300
      $0.length = .steps(1)
    }
    #expect(result.ending == .notFinite(epoch: 1, step: 1))
    #expect(result.divergence == .weights(layer: "dense1"))
    #expect(network.parameters == before.parameters)
  }

  /// Going back makes the same steps again, penalties and clip among them.
  @Test func goesBackToTheSameBits() throws {
    let samples = Samples.plane(rows: 64)
    let layers: [any Layer] = [.penalised(8, l1: 0.001, l2: 0.01), .dense(5), .out()]
    var network = try Network(for: samples, layers)
    var reference = network
    func change(_ options: inout TrainingOptions) {
      options.clip = 1e30
      options.weightDecay = 0.01
      options.rate = 2
    }
    try network.use(SGD.withMomentum)
    try reference.use(SGD.withMomentum)
    let result = try train(&network, on: samples) {
      change(&$0)
      $0.length = .epochs(1000)
    }
    guard case .notFinite(_, let step) = result.ending else {
      Issue.record("ended as \(result.ending)")
      return
    }
    #expect(network.step == step - 1 || network.step == step - 2)
    _ = try train(&reference, on: samples) {
      change(&$0)
      $0.length = .steps(network.step)
    }
    #expect(network.parameters == reference.parameters)
    #expect(network.optimizerState == reference.optimizerState)
  }
}
