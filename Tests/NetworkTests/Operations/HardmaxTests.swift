import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct HardmaxTests {
  private let samples = Samples.blobs(rows: 12)

  private func train(_ layers: [any Layer]) throws {
    var network = try Network(for: samples, layers)
    var streams = RandomStreams(seed: 0)
    _ = try Trainer.train(
      &network, on: samples, rows: samples.allRows, options: TrainingOptions(threads: Threads(1)),
      streams: &streams, plans: PlanCache(), interrupt: Interrupt())
  }

  @Test func computesAndIsEvaluated() throws {
    let network = try Network(for: samples, [.dense(5, .relu), .out(.hardmax)])
    let outputs = try network.outputs(
      for: [Float](repeating: 0.5, count: 4), count: 1, plans: PlanCache())
    #expect(outputs.sorted() == [0, 0, 1])
    #expect(
      try network.evaluate(on: samples, rows: samples.allRows, plans: PlanCache()).loss.isFinite)
  }

  @Test(
    arguments: [
      [.dense(5, .relu), .out(.hardmax)], [.dense(5, .hardmax), .out()],
      [.dense(5), .activation(.hardmax), .dense(4, .tanh), .out()],
    ] as [[any Layer]])
  func trainingThroughItIsRefused(layers: [any Layer]) throws {
    let mistake = #expect(throws: Diagnostic.self) { try train(layers) }
    #expect(mistake?.message.contains("hardmax") == true)
    #expect(mistake?.hint?.contains("softmax") == true)
  }

  @Test func beforeEverythingThatLearnsItMayStand() throws {
    try train([.activation(.hardmax), .dense(4, .tanh), .out()])
  }
}
