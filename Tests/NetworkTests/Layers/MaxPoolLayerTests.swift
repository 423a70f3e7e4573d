import Diagnostics
import Network
import Tensors
import Testing

@Suite struct MaxPoolLayerTests {
  @Test func shapes() throws {
    #expect(try builtShape(3, 5, 7, layers: "maxpool") == [3, 2, 3])
    #expect(try builtShape(3, 5, 7, layers: "maxpool 3 stride 1") == [3, 3, 5])
    #expect(try builtShape(3, 5, 7, layers: "maxpool 2 padding same") == [3, 3, 4])
    #expect(try builtShape(3, 5, 7, layers: "maxpool 3 stride 2 padding 1") == [3, 3, 4])
    #expect(try builtShape(9, 4, layers: "maxpool 3") == [3, 4])
    #expect(try builtShape(64, layers: "reshape 1 8 8", "maxpool 2", "flatten") == [16])
  }

  @Test func theLargestOfEachWindow() throws {
    let network = try builtNetwork(Shape(1, 2, 4), ["maxpool"])
    #expect(try network.told([1, 5, -3, -2, 4, 2, -1, -9], rows: 1) == [5, -1])
    #expect(try network.told([.nan, 5, 0, 0, 4, 2, 1, 0], rows: 1)[0].isNaN)
  }

  @Test func whatHasNoSidesIsRefused() {
    let plain = mistake(64, layers: "maxpool")
    #expect(
      plain?.message == "'maxpool1' needs an image, channels height width, and gets 64 numbers")
    #expect(plain?.hint == "make one of it first: 'layer reshape 1 8 8'")
  }

  @Test func aWindowThatDoesNotFitIsRefused() {
    let large = mistake(3, 5, 4, layers: "maxpool 6")
    #expect(large?.message == "'maxpool1' needs 6 × 6 pixels for a window, and gets 5 × 4")
    #expect(large?.hint == "write 'layer maxpool 4', or 'layer globalmaxpool' for the whole of it")
    let steps = mistake(5, 4, layers: "maxpool 6")
    #expect(steps?.message == "'maxpool1' needs 6 steps for a window, and gets 5")
    let padded = mistake(3, 5, 4, layers: "maxpool 3 padding 2")
    #expect(
      padded?.message == "'maxpool1' cannot pad windows of 3 with 2: at most half of a window")
    #expect(padded?.hint == "write 'layer maxpool 3 padding 1'")
  }

  /// Sizes of any length are told, and never trap.
  @Test(arguments: [
    "maxpool 4611686018427387904", "maxpool 2 padding 4611686018427387904",
    "maxpool 4611686018427387904 padding 4611686018427387904",
  ])
  func absurdSizesAreRefused(layer: String) {
    #expect(mistake(3, 5, 4, layers: layer) != nil)
  }

  @Test func absurdSizesThatFit() throws {
    let far = "4611686018427387904"
    #expect(try builtShape(3, 5, 4, layers: "maxpool 2 stride \(far)") == [3, 1, 1])
    let layers = ["maxpool \(far) stride \(far) padding same"]
    #expect(try builtNetwork(Shape(1, 1, 3), layers).told([1, 3, 2], rows: 1) == [3])
    let padded = ["maxpool \(far) padding 2305843009213693952"]
    #expect(try builtNetwork(Shape(1, 1, 3), padded).told([1, 3, 2], rows: 1) == [3])
    let means = ["avgpool \(far) stride \(far) padding same"]
    #expect(try builtNetwork(Shape(1, 1, 3), means).told([1, 3, 2], rows: 1) == [2])
  }
}
