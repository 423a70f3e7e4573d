import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct NetworkFreezingTests {
  /// Layers that begin to learn halfway, against PyTorch.
  @Test(arguments: Fixture.all("freezing"))
  func thaws(fixture: Fixture) throws {
    let samples = try fixture.samples()
    var network = try fixture.network(for: samples.target)
    let (steps, thaw) = try (fixture.number("steps"), fixture.number("thaw"))
    var options = TrainingOptions(threads: Threads(1))
    options.batch = .rows(try fixture.number("batch"))
    options.shuffle = false
    var streams = RandomStreams(seed: 0)
    for count in [thaw, steps - thaw] {
      options.length = .steps(count)
      _ = try Trainer.train(
        &network, on: samples, rows: samples.allRows, options: options, streams: &streams,
        plans: PlanCache(), interrupt: Interrupt())
      for name in fixture.settings("freeze") {
        try network.setFrozen(false, layer: name)
      }
    }
    for (name, reference) in fixture.group("last") {
      let weights = network.tensor(named: name)?.scalars ?? []
      #expect(relativeError(weights, against: reference.values) <= 1e-4, "\(name)")
    }
  }

  @Test func frozenTensorsKeepEveryBit() throws {
    let samples = Samples.blobs(rows: 40)
    var network = try Network(for: samples, [.dense(7, .tanh), .dense(6, .relu), .out()])
    var sgd = SGD.withMomentum
    sgd.weightDecay = 0.1
    try network.use(sgd)
    var streams = RandomStreams(seed: 0)
    func train() throws {
      _ = try Trainer.train(
        &network, on: samples, rows: samples.allRows, options: TrainingOptions(),
        streams: &streams, plans: PlanCache(), interrupt: Interrupt())
    }
    try train()
    try network.setFrozen(true, layer: "dense2")
    let before = network
    try train()
    for name in network.tensorNames {
      let isSame = network.tensor(named: name) == before.tensor(named: name)
      #expect(isSame == name.hasPrefix("dense2."), "\(name)")
    }
    let memory = zip(network.optimizerTensors, before.optimizerTensors)
    for (after, before) in memory where after.name.contains("dense2") {
      #expect(after.tensor == before.tensor, "\(after.name)")
    }
    #expect(network.missedSteps == ["dense2.weight": 20, "dense2.bias": 20])
    #expect(network.learntCount == network.parameterCount - 48)
  }

  @Test func layersInsideOthersAreFrozenByName() throws {
    var network = try Network(for: .blobs(rows: 9), [.dense(4)])
    var streams = RandomStreams(seed: 0)
    var composition = Composition(network)
    var branch = composition.next
    for _ in 0..<2 { try branch.append(.dense(4), streams: &streams) }
    try composition.keep(branch)
    try network.append(ResidualLayer(composition.branches), streams: &streams)
    func frozen() -> [String] { network.allLayers.filter(\.isFrozen).map(\.name) }

    try network.setFrozen(true, layer: "dense3")
    #expect(frozen() == ["dense3"])
    #expect(network.learntCount == network.parameterCount - 20)
    try network.setFrozen(true, layer: "residual1")
    #expect(frozen() == ["residual1", "dense2", "dense3"])
    try network.setFrozen(false, layer: "dense2")
    #expect(frozen() == ["dense3"])
    #expect(throws: Diagnostic.self) { try network.index(ofLayer: "dense3") }
  }

  /// Gradients of frozen tensors are not computed, and the others are what they were.
  @Test(arguments: [[0], [1], [2], [0, 1], [1, 2], [0, 2]])
  func backwardLeavesThemOut(frozen: [Int]) throws {
    let samples = Samples.blobs(rows: 20)
    var network = try Network(for: samples, [.dense(9, .tanh), .dense(7, .relu), .out()])
    let all = try gradients(of: network, on: samples)
    for layer in frozen { try network.setFrozen(true, layer: network.layers[layer].name) }
    let some = try gradients(of: network, on: samples)
    for (place, slot) in network.layout.slots.enumerated() {
      let isFrozen = network.frozenParameters.contains(place)
      let wanted =
        isFrozen
        ? [Float](repeating: 7, count: slot.shape.count)
        : network.layout.read(slot, from: all).scalars
      #expect(network.layout.read(slot, from: some).scalars == wanted, "\(slot.name)")
    }
  }

  /// The gradients of a batch, in a buffer that held sevens.
  private func gradients(of network: Network, on samples: Samples) throws -> FloatBuffer {
    let plan = try Plan(
      Plan.Request(
        graph: #require(network.graph), layout: network.layout, mode: .train(network.loss),
        rows: samples.rows, target: samples.target, frozen: network.frozenParameters,
        threads: Threads(1)))
    var buffer = FloatBuffer([Float](repeating: 7, count: network.layout.count))
    try samples.allRows.withUnsafeBufferPointer { rows in
      try samples.withBatch(rows: #require(rows.baseAddress), loss: network.loss) { batch in
        _ = lending(parameters: network.parameters, gradients: &buffer, batch: batch) {
          plan.run($0)
        }
      }
    }
    return buffer
  }

  @Test func oneRunWhereNothingIsFrozen() throws {
    var network = try Network(for: .blobs(rows: 3), [.dense(7), .dense(6), .dense(5), .out()])
    #expect(network.learntRuns.map(\.range) == [0..<network.layout.count])
    try network.setFrozen(true, layer: "dense3")
    let runs = network.learntRuns.map(\.range)
    let (first, last) = (network.layout.slots[4], network.layout.slots[6])
    #expect(runs == [0..<first.offset, last.offset..<network.layout.count])
    for layer in network.layers { try network.setFrozen(true, layer: layer.name) }
    #expect(network.learntRuns.isEmpty)
  }

  @Test func aLayerWithoutTensorsCannotBeFrozen() throws {
    var network = try Network(for: .blobs(rows: 3), [.dropout(0.5), .out()])
    let text = message { try network.setFrozen(true, layer: "dropout1") }
    #expect(text == "'dropout1' has nothing to learn")
    try network.setFrozen(true, layer: "dense1")
    var streams = RandomStreams(seed: 0)
    let refusal = message {
      _ = try Trainer.train(
        &network, on: .blobs(rows: 3), rows: [0, 1, 2], options: TrainingOptions(),
        streams: &streams, plans: PlanCache(), interrupt: Interrupt())
    }
    #expect(refusal == "every layer is frozen, so there is nothing to train")
  }
}
