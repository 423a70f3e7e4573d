import Diagnostics
import Network
import Tensors
import Testing

@Suite struct ReshapeLayerTests {
  @Test func shapes() throws {
    #expect(try builtShape(64, layers: "reshape 1 8 8") == [1, 8, 8])
    #expect(try builtShape(64, layers: "reshape 8 8") == [8, 8])
    #expect(try builtShape(3, 4, 5, layers: "reshape 60") == [60])
    #expect(try builtShape(3, 4, 5, layers: "reshape 3 4 5") == [3, 4, 5])
    #expect(try builtShape(3, 4, 5, layers: "maxpool", "reshape 3 4") == [3, 4])
  }

  /// Numbers keep the order that users see, whatever lies in memory.
  @Test(arguments: [
    ["reshape 2 3 2"], ["reshape 3 4"], ["reshape 2 2 3", "maxpool 1", "flatten"],
    ["reshape 2 2 3", "maxpool 1", "reshape 3 2 2", "maxpool 1", "reshape 4 3", "flatten"],
  ])
  func numbersKeepTheirOrder(layers: [String]) throws {
    let numbers = (0..<24).map { Float($0) }
    let network = try builtNetwork(Shape(12), layers + ["flatten"])
    #expect(try network.told(numbers, rows: 2) == numbers)
  }

  @Test func otherCountsAreRefused() {
    let image = mistake(63, layers: "reshape 1 8 8")
    #expect(image?.message == "'reshape1' makes 1 × 8 × 8 of 63 numbers, which are not as many")
    #expect(image?.hint == "write 'layer reshape 1 7 9'")
    #expect(mistake(20, layers: "reshape 3 7")?.hint == "write 'layer reshape 1 20'")
    #expect(mistake(20, layers: "reshape 5 7")?.hint == "write 'layer reshape 5 4'")
    #expect(mistake(20, layers: "reshape 21")?.hint == "write 'layer reshape 20'")
    #expect(
      mistake(16, layers: "reshape 2 2 2 2")?.message
        == "'reshape1' takes at most 3 extents, and gets 4")
    #expect(mistake(16, layers: "reshape 4611686018427387904 4611686018427387904") != nil)
  }
}
