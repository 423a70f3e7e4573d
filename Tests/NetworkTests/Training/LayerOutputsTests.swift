import Network
import Tensors
import Testing

@Suite struct LayerOutputsTests {
  /// 2 → 3 relu → dropout → 1 sigmoid.
  private func network() throws -> Network {
    var network = Network()
    var streams = RandomStreams(seed: 3)
    let layers: [any Layer] = [
      DenseLayer.dense(3, .relu), DropoutLayer.dropout(0.5), DenseLayer.dense(1, .sigmoid),
    ]
    for layer in layers {
      try network.append(layer, input: Shape(2), target: .classes(2), streams: &streams)
    }
    return network
  }

  @Test func givesWhatFlowsOutOfEachLayer() throws {
    let (network, plans) = (try network(), PlanCache())
    let inputs: [Float] = [1, -2, 0.5, 3]
    let hidden = try network.outputs(ofLayer: "dense1", for: inputs, count: 2, plans: plans)
    let weight = try #require(network.tensor(named: "dense1.weight"))
    for row in 0..<2 {
      for unit in 0..<3 {
        let z =
          weight[2 * unit] * inputs[2 * row] + weight[2 * unit + 1] * inputs[2 * row + 1]
        #expect(abs(hidden[3 * row + unit] - max(z, 0)) < 1e-6)
      }
    }
    #expect(
      try network.outputs(ofLayer: "dense2", for: inputs, count: 2, plans: plans)
        == network.outputs(for: inputs, count: 2, plans: plans))
  }

  @Test func aLayerThatComputesNothingGivesNothing() throws {
    let network = try network()
    #expect(
      try network.outputs(ofLayer: "dropout1", for: [1, 2], count: 1, plans: PlanCache()).isEmpty)
  }

  @Test func refusesRowsOfAnotherWidth() throws {
    let network = try network()
    #expect(throws: (any Error).self) {
      try network.outputs(ofLayer: "dense1", for: [1, 2, 3], count: 1, plans: PlanCache())
    }
  }
}
