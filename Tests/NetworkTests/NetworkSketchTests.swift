import Diagnostics
import Tensors
import Testing

@testable import Network

/// A sketch says of layers what the network would.
@Suite struct NetworkSketchTests {
  private func dense(_ units: Int, _ activation: Activation? = nil) -> DenseLayer {
    var layer = DenseLayer()
    layer.units = .count(units)
    layer.activation = activation
    return layer
  }

  @Test func itSaysWhatTheNetworkDoes() throws {
    var streams = RandomStreams(seed: 0)
    var network = Network()
    var sketch = NetworkSketch(network, input: Shape(4), target: .classes(3))
    for layer in [dense(16, .relu), DropoutLayer(), dense(8), DenseLayer()] as [any Layer] {
      try network.append(layer, input: Shape(4), target: .classes(3), streams: &streams)
      let line = try #require(try sketch.append(layer, name: nil, data: nil))
      let summary = try #require(network.summary.last)
      #expect(line.name == summary.name && line.number == summary.number)
      #expect(line.input == summary.input && line.output == summary.output)
      #expect(line.activation == summary.activation && line.parameters == summary.parameters)
      let further = NetworkSketch(network, input: nil, target: nil)
      #expect(further.layerNames == sketch.layerNames)
    }
  }

  @Test func itRefusesWhatTheNetworkRefuses() throws {
    var sketch = NetworkSketch(Network(), input: nil, target: nil)
    #expect(throws: Diagnostic.self) { _ = try sketch.append(dense(4), name: nil, data: nil) }
    var input = InputLayer()
    input.extents = [4]
    let declared = try sketch.append(input, name: nil, data: nil)
    #expect(declared == nil)
    let added = try sketch.append(dense(4), name: "a", data: nil)
    #expect(added?.parameters == 20)
    #expect(throws: Diagnostic.self) { _ = try sketch.append(dense(4), name: "a", data: nil) }
    #expect(throws: Diagnostic.self) { _ = try sketch.append(DenseLayer(), name: nil, data: nil) }
    #expect(sketch.layerNames == ["a"])
  }

  /// No weights are made: a layer that would fill the memory is refused or told at once.
  @Test func largeLayersCostNothing() throws {
    var sketch = NetworkSketch(Network(), input: Shape(1000), target: nil)
    let line = try sketch.append(dense(100_000), name: nil, data: nil)
    #expect(line?.parameters == 100_100_000)
  }
}
