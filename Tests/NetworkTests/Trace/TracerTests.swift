@testable import Network
import Tensors
import Testing

/// The numbers of a trace are those that training follows, and those of plain arithmetic.
@Suite struct TracerTests {
  static let networks: [[any Layer]] =
    Activations.all.filter { !["softmax", "hardmax"].contains($0.name) }.map {
      [.dense(5, Activation($0)), .out()]
    } + [
      [.dense(6, .relu), .dropout(0.4), .dense(4, .tanh), .out()],
      [.dense(4, .softmax), .activation(.named("gelu")), .out()],
      [.penalised(6, l1: 0.01, l2: 0.1), .out()],
    ]

  private let samples = Samples.blobs(rows: 40)
  private let rows: [Int32] = [3, 17, 5, 22, 9]
  private let noise = RandomStream(key: 7)

  @Test(arguments: networks.indices) func followsTraining(index: Int) throws {
    let network = try Network(for: samples, Self.networks[index])
    let trace = try network.trace(
      on: samples, rows: rows, noise: noise, threads: Threads(1))
    let learning = try #require(trace.learning)
    let wanted = try network.gradients(
      on: samples, rows: rows, noise: noise, threads: Threads(1), plans: PlanCache())
    for (place, gradient) in wanted.gradients.enumerated() {
      let sum = zip(learning.gradients[place].scalars, learning.penalties[place].scalars).map {
        $0 + $1
      }
      #expect(
        relativeError(sum, against: gradient.scalars) <= 1e-6, "\(network.tensorNames[place])")
    }
    #expect(abs(learning.loss + learning.penalty - wanted.loss) <= 1e-9)
    #expect(learning.isOfLogits)
  }

  /// Every value and every gradient, against the same graph in Float64.
  @Test(arguments: networks.indices) func agreesWithPlainArithmetic(index: Int) throws {
    let network = try Network(for: samples, Self.networks[index])
    let trace = try network.trace(on: samples, rows: rows, noise: noise, threads: Threads(1))
    let graph = try #require(network.graph)
    let reference = GraphReference(graph, rows: rows.count, loss: network.loss, noise: noise)
    guard case .floats(let all) = samples.inputs, case .classes(let classes, _) = samples.targets
    else { return }
    let inputs = rows.flatMap { all[Int($0) * 4..<Int($0) * 4 + 4].map(Double.init) }
    let parameters = network.layout.slots.map {
      network.layout.read($0, from: network.parameters).scalars.map(Double.init)
    }
    let values = reference.values(inputs, parameters)
    for (node, stage) in zip(graph.nodes, trace.stages) where !stage.isAfterLoss {
      #expect(
        relativeError(stage.output, against: values[node.output]) <= 1e-5, "\(node.operation)")
    }
    let found = reference.gradients(
      inputs, targets: rows.map { Double(classes[Int($0)]) }, parameters, loss: network.loss)
    for (place, gradient) in found.parameters.enumerated() {
      let own = try #require(trace.learning).gradients[place]
      #expect(relativeError(own.scalars, against: gradient) <= 1e-4)
    }
  }

  /// ∂E/∂z is ∂E/∂a times f′(z), in the numbers of the trace.
  @Test(arguments: networks.indices) func slopesAreTheFactors(index: Int) throws {
    let network = try Network(for: samples, Self.networks[index])
    let trace = try network.trace(on: samples, rows: rows, noise: noise, threads: Threads(1))
    for stage in trace.stages {
      guard let slopes = stage.slopes, let outer = stage.outputGradient,
        let inner = stage.inputGradient
      else { continue }
      #expect(relativeError(zip(outer, slopes).map { $0 * $1 }, against: inner) <= 1e-6)
    }
  }

  @Test func showsTheLastActivationThatTheLossTakesBack() throws {
    let network = try Network(for: samples, [.dense(5, .tanh), .out()])
    let trace = try network.trace(on: samples, rows: rows, noise: noise, threads: Threads(1))
    let last = try #require(trace.stages.last)
    #expect(last.isAfterLoss && last.activation == .softmax && last.outputGradient == nil)
    guard case .floats(let all) = samples.inputs else { return }
    let inputs = rows.flatMap { all[Int($0) * 4..<Int($0) * 4 + 4] }
    let outputs = try network.outputs(for: inputs, count: rows.count, plans: PlanCache())
    #expect(trace.outputs == outputs)
    let forward = try network.trace(inputs: inputs, count: rows.count, threads: Threads(1))
    #expect(forward.outputs == outputs)
    #expect(forward.learning == nil)
    #expect(forward.inputs == inputs)
  }

  @Test func leavesFrozenLayersOut() throws {
    var network = try Network(for: samples, [.dense(5, .tanh), .out()])
    try network.setFrozen(true, layer: "dense1")
    let trace = try network.trace(on: samples, rows: rows, noise: noise, threads: Threads(1))
    #expect(trace.stages[0].outputGradient == nil)
    #expect(trace.learning?.gradients[0].scalars.allSatisfy { $0 == 0 } == true)
  }

  @Test func tellsTheLossInBothUnits() throws {
    let plane = Samples.plane(rows: 20, scale: 3)
    let network = try Network(for: plane, [.out()])
    let trace = try network.trace(on: plane, rows: [1, 2], noise: noise, threads: Threads(1))
    let learning = try #require(trace.learning)
    #expect(abs(learning.ownLoss - 9 * learning.loss) <= 1e-5 * learning.ownLoss)
    #expect(!learning.isOfLogits)
  }
}
