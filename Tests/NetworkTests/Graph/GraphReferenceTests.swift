@testable import Network
import Tensors
import Testing

@Suite struct GraphReferenceTests {
  /// Whole networks: the fast plan against plain arithmetic, dropout's draws among it.
  @Test(
    arguments: [
      [.dense(4, .relu), .out()], [.dense(7, .tanh), .dropout(0.4), .dense(5, .sigmoid), .out()],
      [.dense(3), .activation(.softmax), .dense(2, .softmax), .activation(.tanh), .out()],
      [.dropout(0.2), .activation(.relu), .out()],
      [
        .activation(.rrelu), .dense(7, .named("prelu")), .dense(5, .rrelu), .dropout(0.3),
        .dense(6, .named("prelu")), .out(),
      ],
      [
        .dense(512, .named("gelu")), .activation(.named("mish")), .dense(9, .named("silu")),
        .dense(4, .named("prelu")), .out(),
      ],
    ] as [[any Layer]])
  func thePlanComputesTheSame(layers: [any Layer]) throws {
    let samples = Samples.blobs(rows: 11, inputs: 5)
    let network = try Network(for: samples, layers)
    let noise = RandomStream(key: 77)
    let fast = try network.gradients(
      on: samples, rows: samples.allRows, noise: noise, threads: Threads(1), plans: PlanCache())
    let graph = try #require(network.graph)
    let weights = network.tensorNames.map { name in
      (network.tensor(named: name)?.scalars ?? []).map { Double($0) }
    }
    let plain = GraphReference(graph, rows: 11, loss: network.loss, noise: noise)
      .gradients(samples.numbers, targets: samples.classNumbers, weights, loss: network.loss)
    #expect(abs(fast.loss / plain.loss - 1) < 1e-6)
    for (a, b) in zip(fast.gradients, plain.parameters) {
      #expect(relativeError(a.scalars, against: b) <= 1e-5)
    }
    let outputs = try network.outputs(
      for: samples.numbers.map { Float($0) }, count: 11, plans: PlanCache())
    let wanted = GraphReference(graph, rows: 11).outputs(samples.numbers, weights)
    #expect(relativeError(outputs, against: wanted) <= 1e-6)
  }
}

extension Samples {
  fileprivate var numbers: [Double] {
    guard case .floats(let values) = inputs else { return [] }
    return values.map { Double($0) }
  }

  fileprivate var classNumbers: [Double] {
    guard case .classes(let classes, _) = targets else { return [] }
    return classes.map { Double($0) }
  }
}
