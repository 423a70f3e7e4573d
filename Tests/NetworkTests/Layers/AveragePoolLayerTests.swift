import Diagnostics
import Network
import Tensors
import Testing

@Suite struct AveragePoolLayerTests {
  /// Cells beyond the image count where their number is asked for, and not with `same`.
  @Test(
    arguments: [
      ("avgpool", [3.5]),
      ("avgpool 2 stride 1 padding 1", [1 / 4, 6 / 4, 5 / 4, 5 / 4, 14 / 4, 9 / 4, 1, 2, 1]),
      ("avgpool 2 stride 1 padding same", [14 / 4, 9 / 2, 4, 4]),
    ] as [(String, [Float])])
  func means(layer: String, wanted: [Float]) throws {
    #expect(try builtNetwork(Shape(1, 2, 2), [layer]).told([1, 5, 4, 4], rows: 1) == wanted)
  }

  @Test func ofSteps() throws {
    #expect(try builtShape(9, 4, layers: "avgpool 2 stride 1") == [8, 4])
    let network = try builtNetwork(Shape(4, 2), ["avgpool"])
    #expect(try network.told([1, 10, 3, 20, 5, 30, 8, 40], rows: 1) == [2, 15, 6.5, 35])
  }

  @Test func aWindowThatDoesNotFitIsRefused() {
    #expect(
      mistake(1, 2, 2, layers: "avgpool 3")?.hint
        == "write 'layer avgpool 2', or 'layer globalavgpool' for the whole of it")
  }
}
