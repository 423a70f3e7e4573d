@testable import Network
import Tensors
import Testing

@Suite struct PReLUTests {
  @Test func eachLayerLearnsASlopeOfItsOwn() throws {
    let samples = Samples.blobs(rows: 30)
    var network = try Network(
      for: samples,
      [.dense(5, .named("prelu")), .dense(4), .activation(.named("prelu", 0.1)), .out()])
    #expect(
      network.tensorNames == [
        "dense1.weight", "dense1.bias", "dense1.slope", "dense2.weight", "dense2.bias",
        "activation1.slope", "dense3.weight", "dense3.bias",
      ])
    #expect(network.tensor(named: "dense1.slope") == Tensor(Shape(1), [0.25]))
    #expect(network.tensor(named: "activation1.slope") == Tensor(Shape(1), [0.1]))
    var options = TrainingOptions(threads: Threads(1))
    options.length = .epochs(5)
    var streams = RandomStreams(seed: 0)
    _ = try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
    let slopes = ["dense1.slope", "activation1.slope"].map {
      network.tensor(named: $0)?.scalars.first ?? 0
    }
    #expect(slopes[0] != 0.25 && slopes[1] != 0.1 && slopes[0] != slopes[1])
    network.initialise(with: .constant(3), streams: &streams)
    #expect(network.tensor(named: "dense1.slope")?.scalars == [0.25])
    #expect(network.tensor(named: "activation1.slope")?.scalars == [0.1])
  }

  @Test func aLayerKeepsItsSlopeWhenAnotherGoes() throws {
    let samples = Samples.blobs(rows: 6)
    var network = try Network(
      for: samples, [.dense(5), .activation(.named("prelu")), .dense(4, .named("prelu")), .out()])
    try network.setTensor(named: "dense2.slope", to: Tensor(Shape(1), [0.7]))
    var streams = RandomStreams(seed: 0)
    try network.remove(at: 1, streams: &streams)
    #expect(network.tensor(named: "dense2.slope")?.scalars == [0.7])
    #expect(network.tensor(named: "activation1.slope") == nil)
  }

  @Test func theOutputKnowsItsActivation() throws {
    let samples = Samples.blobs(rows: 6)
    for word in ["prelu", "rrelu", "gelu", "hardmax", "softmax", "identity"] {
      let network = try Network(for: samples, [.dense(3, .named(word))])
      #expect(network.outputActivation == .named(word))
    }
  }
}
