import Diagnostics
import Network
import Tensors
import Testing

@Suite struct GroupNormLayerTests {
  @Test func eachGroupByItself() throws {
    let network = try builtNetwork(Shape(4), ["groupnorm 2"])
    let told = try network.told([1, 3, 10, 30], rows: 1)
    #expect(zip(told, [-1, 1, -1, 1]).allSatisfy { abs($0 - $1) < 1e-4 })
    #expect(try builtShape(6, 3, 4, layers: "groupnorm 3") == [6, 3, 4])
  }

  @Test func groupsThatDoNotDivideAreRefused() {
    let mistake = mistake(6, 3, 4, layers: "groupnorm 4")
    #expect(mistake?.message == "'groupnorm1' cannot share 6 channels among 4 groups")
    #expect(mistake?.hint == "write 'layer groupnorm 3'")
  }
}
