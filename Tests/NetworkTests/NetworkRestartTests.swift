import Network
import Tensors
import Testing

@Suite struct NetworkRestartTests {
  private func network(seed: UInt64) throws -> Network {
    var network = Network()
    var streams = RandomStreams(seed: seed)
    for units in [4, 3] {
      var layer = DenseLayer()
      layer.units = .count(units)
      try network.append(layer, input: Shape(2), target: .classes(3), streams: &streams)
    }
    return network
  }

  /// As if the network had been made with that seed.
  @Test func drawsTheFirstWeightsOfASeed() throws {
    var restarted = try network(seed: 1)
    let other = try network(seed: 2)
    #expect(restarted.tensor(named: "dense1.weight") != other.tensor(named: "dense1.weight"))
    var streams = RandomStreams(seed: 2)
    restarted.restart(streams: &streams)
    for name in other.tensorNames {
      #expect(restarted.tensor(named: name) == other.tensor(named: name))
    }
    #expect(restarted.epoch == 0 && restarted.step == 0)
  }

  @Test func leavesWhatIsFrozen() throws {
    var network = try network(seed: 1)
    let before = network.tensor(named: "dense1.weight")
    try network.setFrozen(true, layer: "dense1")
    var streams = RandomStreams(seed: 2)
    network.restart(streams: &streams)
    #expect(network.tensor(named: "dense1.weight") == before)
  }
}
