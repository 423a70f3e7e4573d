import Diagnostics
import Network
import Tensors
import Testing

@Suite struct PaddingLayerTests {
  @Test func shapes() throws {
    #expect(try builtShape(3, 4, 5, layers: "padding 2") == [3, 8, 9])
    #expect(try builtShape(3, 4, 5, layers: "padding [1 0 2 3]") == [3, 5, 10])
    #expect(try builtShape(4, 5, layers: "padding [1 2]") == [7, 5])
    #expect(try builtShape(4, 5, layers: "padding 1") == [6, 5])
  }

  @Test func zerosComeAround() throws {
    let network = try builtNetwork(Shape(1, 1, 2), ["padding [1 0 0 1]"])
    #expect(try network.told([1, 2], rows: 1) == [0, 0, 0, 1, 2, 0])
  }

  @Test func otherSizesAreRefused() {
    let image = mistake(3, 4, 5, layers: "padding [1 2]")
    #expect(
      image?.message
        == "'padding1' takes one size or [top bottom left right] for an image, and gets 2")
    #expect(image?.hint == "write 'layer padding [1 1 1 1]'")
    #expect(mistake(4, 5, layers: "padding [1 2 3 4]")?.hint == "write 'layer padding [1 1]'")
    #expect(
      mistake(4, 5, layers: "padding 4611686018427387904")?.message.contains("counted") == true)
  }
}
