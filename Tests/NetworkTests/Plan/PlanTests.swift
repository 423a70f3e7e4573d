import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct PlanTests {
  /// A value that two operations read: their gradients are added.
  @Test func gradientsOfTwoUsersAreAdded() throws {
    let graph = try forked()
    let layout = ParameterLayout(graph.parameters)
    var weights = FloatBuffer(count: layout.count)
    var stream = RandomStream(key: 1)
    for i in 0..<layout.count { weights[i] = Float(stream.uniform(-1, 1)) }
    let parameters = layout.slots.map { slot in
      layout.read(slot, from: weights).scalars.map { Double($0) }
    }
    let inputs = (0..<8).map { _ in Float(stream.uniform(-1, 1)) }
    let targets = (0..<12).map { _ in Float(stream.uniform(-1, 1)) }
    let samples = Samples(
      inputShape: Shape(2), inputs: .floats(inputs), targets: .numbers(targets, width: 3))
    let plan = try Plan(
      Plan.Request(
        graph: graph, layout: layout, mode: .train(MeanSquaredError()), rows: 4,
        target: .numbers(3), threads: Threads(1)))
    var gradients = FloatBuffer(count: layout.count)
    let rows: [Int32] = [0, 1, 2, 3]
    let tally = try rows.withUnsafeBufferPointer { rows in
      try samples.withBatch(rows: #require(rows.baseAddress), loss: MeanSquaredError()) { batch in
        lending(parameters: weights, gradients: &gradients, batch: batch) { plan.run($0) }
      }
    }
    let plain = GraphReference(graph, rows: 4, loss: MeanSquaredError()).gradients(
      inputs.map { Double($0) }, targets: targets.map { Double($0) }, parameters,
      loss: MeanSquaredError())
    #expect(abs(tally.loss / 4 / plain.loss - 1) <= 1e-6)
    for (slot, wanted) in zip(layout.slots, plain.parameters) {
      #expect(relativeError(layout.read(slot, from: gradients).scalars, against: wanted) <= 1e-5)
    }
  }

  /// y = (h·A) through h = x·W, and h itself through B, where both ends add up at h.
  private func forked() throws -> Graph {
    var builder = GraphBuilder(input: Shape(2), target: nil)
    func parameter(_ name: String, _ extents: [Int]) throws -> Int {
      try builder.parameter(
        name, extents: extents, initialiser: .zeros, fan: .init(inputs: 1, outputs: 1))
    }
    let h = try builder.apply(
      MatrixProduct(units: 3, hasBias: false), to: [Graph.input],
      parameters: [parameter("w", [3, 2])])
    let a = try builder.apply(Activate(.tanh), to: [h])
    let sum = try builder.apply(Sum(), to: [a, h])
    var graph = builder.graph
    graph.output = sum
    return graph
  }

  @Test func aBatchThatCannotFitIsRefused() throws {
    let network = try Network(for: .blobs(rows: 3), [.dense(1000), .out()])
    let graph = try #require(network.graph)
    let text = message {
      _ = try Plan(
        Plan.Request(
          graph: graph, layout: network.layout, mode: .infer, rows: Int.max / 4,
          threads: Threads(1)))
    }
    #expect(text.hasPrefix("a batch of \(Int.max / 4) rows would need "))
  }

  @Test func theCacheGivesEachPlanToOneUser() throws {
    let network = try Network(for: .blobs(rows: 3), [.dense(4), .out()])
    let request = Plan.Request(
      graph: try #require(network.graph), layout: network.layout, mode: .infer, rows: 2,
      threads: Threads(1))
    let cache = PlanCache(capacity: 1)
    let first = try cache.take(request)
    let second = try cache.take(request)
    #expect(first !== second)
    cache.put(first, for: request)
    cache.put(second, for: request)
    #expect(try cache.take(request) === second)
    #expect(try cache.take(request) !== first)
    cache.put(first, for: request)
    #expect(try cache.take(request.with(rows: 3)) !== first)
  }
}

/// y = a + b, for the tests of what several users share.
private struct Sum: Operation {
  func outputShape(_ inputs: [Shape]) throws(Diagnostic) -> Shape { inputs[0] }
  var tape: Tape { [] }

  func forward(_ site: Site) -> Step { .running(Forward(site: site)) }
  func backward(_ site: Site) -> Step { .running(Backward(site: site)) }

  private struct Forward: Kernel {
    let site: Site

    func run(_ memory: borrowing Memory) {
      for i in 0..<site.output.count * site.output.columns {
        site.output.pointer[i] = site.inputs[0].pointer[i] + site.inputs[1].pointer[i]
      }
    }
  }

  private struct Backward: Kernel {
    let site: Site

    func run(_ memory: borrowing Memory) {
      for gradient in site.inputGradients {
        guard let gradient, let output = site.outputGradient else { continue }
        gradient.pointer.update(from: output.pointer, count: output.count * output.columns)
      }
    }
  }

  func reference(_ site: ReferenceSite) -> [Double] {
    zip(site.inputs[0], site.inputs[1]).map { $0 + $1 }
  }

  func referenceGradients(
    _ site: ReferenceSite, output: [Double], gradient: [Double]
  ) -> ReferenceGradients {
    ReferenceGradients(inputs: [gradient, gradient])
  }
}
