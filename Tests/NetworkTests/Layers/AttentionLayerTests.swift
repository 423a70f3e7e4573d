import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct AttentionLayerTests {
  @Test func keepsTheShapeAndNamesItsTensors() throws {
    #expect(try builtShape(5, 6, layers: "attention 3") == [5, 6])
    let network = try builtNetwork(Shape(5, 6), ["attention 3"])
    #expect(
      network.tensorNames == [
        "attention1.in_proj_weight", "attention1.in_proj_bias", "attention1.out_proj_weight",
        "attention1.out_proj_bias",
      ])
    #expect(network.tensor(named: "attention1.in_proj_weight")?.shape == Shape(18, 6))
    #expect(try builtNetwork(Shape(5, 6), ["attention 3 bias off"]).tensorNames.count == 2)
  }

  /// A step that sees only what came before does not change with what comes after.
  @Test(arguments: [("attention 2 causal", true), ("attention 2", false)])
  func causalStepsSeeNothingAhead(layer: String, isCausal: Bool) throws {
    let network = try builtNetwork(Shape(3, 4), [layer])
    var rows: [Float] = [1, 2, 3, 4, -1, 0, 1, 2, 3, 1, 4, 1]
    let before = try network.told(rows, rows: 1)
    rows[11] = 9
    let after = try network.told(rows, rows: 1)
    #expect((before.prefix(8) == after.prefix(8)) == isCausal)
    #expect(before.suffix(4) != after.suffix(4))
  }

  @Test(arguments: [
    ("attention 4", "'attention1' cannot share 6 features among 4 heads", "take 3 heads"),
    ("attention 1000000007", "among 1000000007 heads", "take 6 heads"),
  ])
  func saysWhichHeadsFit(layer: String, message: String, hint: String) {
    let found = mistake(5, 6, layers: layer)
    #expect(found?.message.contains(message) == true)
    #expect(found?.hint?.contains(hint) == true)
  }

  @Test func plainRowsAreTold() {
    let found = mistake(12, layers: "attention 2")
    #expect(
      found?.message
        == "'attention1' needs a sequence, steps features, and gets 12 numbers")
    #expect(found?.hint == "make one of it first: 'layer reshape 6 2'")
  }

  /// Every step looks at every other: that many pairs may not fit where the sequence itself does.
  @Test func pairsThatDoNotFitIntoMemoryAreRefused() throws {
    let network = try builtNetwork(Shape(1_000_000, 1), ["attention 1"])
    let request = Plan.Request(
      graph: try network.builtGraph(), layout: network.layout, mode: .infer, rows: 2,
      threads: Threads(1))
    #expect(throws: Diagnostic.self) { try Plan(request) }
  }
}
