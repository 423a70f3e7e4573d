import Network
import Tensors
import Testing

@Suite struct LayerNormLayerTests {
  /// Its tensors have the shape of what is normalised, as PyTorch's normalized_shape.
  @Test func tensors() throws {
    let network = try builtNetwork(Shape(3, 4, 5), ["layernorm"])
    #expect(network.tensor(named: "layernorm1.weight")?.shape == Shape(3, 4, 5))
    let sequence = try builtNetwork(Shape(4, 5), ["layernorm"])
    #expect(sequence.tensor(named: "layernorm1.bias")?.shape == Shape(5))
    #expect(
      try builtNetwork(Shape(7), ["layernorm"]).tensorNames == [
        "layernorm1.weight", "layernorm1.bias",
      ])
  }

  /// The same numbers for a row alone as in a batch.
  @Test func eachRowByItself() throws {
    let network = try builtNetwork(Shape(512), ["layernorm", "dense 2"])
    let numbers = (0..<1024).map { Float(($0 * 37) % 101) }
    let both = try network.told(numbers, rows: 2)
    #expect(try network.told(Array(numbers[512...]), rows: 1) == Array(both[2...]))
  }
}
