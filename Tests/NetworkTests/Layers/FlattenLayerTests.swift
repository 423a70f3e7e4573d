import Network
import Tensors
import Testing

@Suite struct FlattenLayerTests {
  @Test func shapes() throws {
    #expect(try builtShape(3, 4, 5, layers: "flatten") == [60])
    #expect(try builtShape(4, 5, layers: "flatten") == [20])
    #expect(try builtShape(7, layers: "flatten") == [7])
  }

  /// Channel after channel, as PyTorch has it.
  @Test func anImageIsReadChannelByChannel() throws {
    let numbers: [Float] = [1, 2, 3, 4, 5, 6, 7, 8]
    #expect(
      try builtNetwork(Shape(2, 2, 2), ["maxpool 1", "flatten"]).told(numbers, rows: 1) == numbers)
  }
}
