import Diagnostics
import Network
import Tensors
import Testing

@Suite struct UpsampleLayerTests {
  @Test func repeatsPixelsAndSteps() throws {
    #expect(try builtShape(3, 4, 5, layers: "upsample") == [3, 8, 10])
    #expect(try builtShape(4, 5, layers: "upsample 3") == [12, 5])
    let network = try builtNetwork(Shape(1, 1, 2), ["upsample"])
    #expect(try network.told([1, 2], rows: 1) == [1, 1, 2, 2, 1, 1, 2, 2])
  }

  @Test func tooManyAreRefused() {
    #expect(
      mistake(3, 4, 5, layers: "upsample 4611686018427387904")?.message.contains(
        "more than can be counted") == true)
    #expect(mistake(3, 4, 5, layers: "upsample 4000000000") != nil)
  }
}
