import Diagnostics
@testable import Network
import Specification
import Tensors
import Testing

/// Large weights are updated as soon as their gradients are there; nothing else may differ.
@Suite struct BlockUpdateTests {
  /// Wide enough that every weight but the last is updated on the way, in blocks of odd sizes.
  private static let samples = Samples.blobs(rows: 70, inputs: 131)
  private static let layers: [any Layer] = [.dense(150, .relu), .dense(141, .tanh), .out()]

  /// The same training where all gradients are wanted first, for a limit that none reaches.
  @Test(arguments: Optimizers.all.map(\.name).filter { $0 != "lbfgs" }, [1, 2])
  func theBitsAreThoseOfGradientsFirst(name: String, threads: Int) throws {
    let optimizer = try entry(name, of: Optimizers.all)
    let onTheWay = try trained(optimizer, threads: threads)
    let gradientsFirst = try trained(optimizer, threads: threads) { $0.clip = 1e30 }
    #expect(onTheWay.parameters == gradientsFirst.parameters)
    #expect(onTheWay.optimizerState.slots == gradientsFirst.optimizerState.slots)
    #expect(onTheWay.parameters.isFinite)
  }

  @Test func layersThatAreFrozenStayAsTheyAre() throws {
    for frozen in 0..<2 {
      let start = try Network(for: Self.samples, Self.layers)
      let name = start.layers[frozen].name + ".weight"
      var networks: [Network] = []
      for clip in [nil, 1e30] {
        var network = start
        try network.setFrozen(true, layer: start.layers[frozen].name)
        try train(&network) { $0.clip = clip }
        #expect(network.tensor(named: name) == start.tensor(named: name))
        networks.append(network)
      }
      #expect(networks[0].parameters == networks[1].parameters)
    }
  }

  /// A rate at which the loss soon is not finite: the weights are the last that gave a finite one.
  @Test func weightsComeBackWhereTheLossIsNotFinite() throws {
    var wild = SGD()
    wild.rate = 1e30
    var networks: [Network] = []
    for clip in [nil, 1e38] {
      var network = try Network(for: Self.samples, Self.layers)
      try network.use(wild)
      let result = try train(&network, epochs: 40) { $0.clip = clip }
      guard case .notFinite = result.ending else {
        Issue.record("ended as \(result.ending)")
        continue
      }
      #expect(network.parameters.isFinite)
      networks.append(network)
    }
    #expect(networks[0].parameters == networks[1].parameters)
  }

  @Test func onlyLargeWeightsAreUpdatedSo() throws {
    let network = try Network(for: Self.samples, Self.layers)
    let request = Plan.Request(
      graph: try network.builtGraph(), layout: network.layout, mode: .train(network.loss), rows: 16,
      target: Self.samples.target, frozen: [2], threads: Threads(1))
    #expect(try Plan(request).blockwise == [0])
    #expect(try Plan(request.with(rows: 1)).blockwise == [0])
  }

  private func trained(
    _ optimizer: any Optimizer, threads: Int, _ change: (inout TrainingOptions) -> Void = { _ in }
  ) throws -> Network {
    var network = try Network(for: Self.samples, Self.layers)
    try network.use(optimizer)
    try train(&network, threads: threads, change)
    return network
  }

  @discardableResult private func train(
    _ network: inout Network, epochs: Int = 4, threads: Int = 2,
    _ change: (inout TrainingOptions) -> Void
  ) throws -> TrainingResult {
    var options = TrainingOptions(threads: Threads(threads))
    options.length = .epochs(epochs)
    options.batch = .rows(32)
    change(&options)
    var streams = RandomStreams(seed: 3)
    return try Trainer.train(
      &network, on: Self.samples, rows: Self.samples.allRows, options: options, streams: &streams,
      plans: PlanCache(), interrupt: Interrupt())
  }
}
