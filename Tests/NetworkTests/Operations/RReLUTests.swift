@testable import Network
import Tensors
import Testing

@Suite struct RReLUTests {
  /// Not training, a network with rrelu is the one with leaky_relu at the mean slope.
  @Test func isTheMeanSlopeWhenNotTraining() throws {
    let samples = Samples.blobs(rows: 9)
    func outputs(_ activation: Activation) throws -> [Float] {
      let network = try Network(for: samples, [.dense(7, activation), .activation(activation)])
      return try network.outputs(
        for: [Float](repeating: -0.7, count: 8), count: 2, plans: PlanCache())
    }
    #expect(
      try outputs(.named("rrelu", 0.1, 0.3)) == outputs(.named("leaky_relu", 0.4 / 2)))
    #expect(try outputs(.rrelu) == outputs(.named("leaky_relu", (0.125 + 1.0 / 3) / 2)))
  }

  /// Under one seed the same slopes are drawn, also where nothing before it learns.
  @Test func drawsFromTheNoiseStream() throws {
    let samples = Samples.blobs(rows: 12)
    let network = try Network(for: samples, [.activation(.rrelu), .dense(6, .rrelu), .out()])
    func loss(_ key: UInt64) throws -> Double {
      try network.gradients(
        on: samples, rows: samples.allRows, noise: RandomStream(key: key), threads: Threads(1),
        plans: PlanCache()
      ).loss
    }
    #expect(try loss(1) == loss(1))
    #expect(try loss(1) != loss(2))
  }
}
