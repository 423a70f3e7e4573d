import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct TransformerLayerTests {
  @Test func keepsTheShapeAndNamesItsTensors() throws {
    let network = try builtNetwork(Shape(5, 6), ["transformer 3 hidden 7"])
    #expect(try network.builtGraph().outputShape == Shape(5, 6))
    #expect(network.tensorNames.count == 12)
    #expect(network.tensor(named: "transformer1.linear1_weight")?.shape == Shape(7, 6))
    let usual = try builtNetwork(Shape(5, 6), ["transformer 3"])
    #expect(usual.tensor(named: "transformer1.linear1_weight")?.shape == Shape(24, 6))
  }

  @Test(arguments: [("transformer 2 causal on", true), ("transformer 2", false)])
  func causalStepsSeeNothingAhead(layer: String, isCausal: Bool) throws {
    let network = try builtNetwork(Shape(3, 4), [layer])
    var rows: [Float] = [1, 2, 3, 4, -1, 0, 1, 2, 3, 1, 4, 1]
    let before = try network.told(rows, rows: 1)
    rows[11] = 9
    let after = try network.told(rows, rows: 1)
    #expect((before.prefix(8) == after.prefix(8)) == isCausal)
  }

  @Test func saysWhichHeadsFit() {
    let found = mistake(5, 6, layers: "transformer 4")
    #expect(found?.message == "'transformer1' cannot share 6 features among 4 heads")
  }
}
