import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct PositionsLayerTests {
  @Test func learnsAVectorForEachStep() throws {
    let network = try builtNetwork(Shape(4, 3), ["positions"])
    #expect(network.tensorNames == ["positions1.weight"])
    #expect(network.tensor(named: "positions1.weight")?.shape == Shape(4, 3))
    let told = try network.told([Float](repeating: 0, count: 12), rows: 1)
    #expect(told == network.tensor(named: "positions1.weight")?.scalars)
  }

  /// The table of the paper: sin 0, cos 0, sin 1, cos 1, and a hundredth of it further on.
  @Test func wavesAreThoseOfThePaper() throws {
    let network = try builtNetwork(Shape(2, 4), ["positions waves"])
    #expect(network.tensorNames.isEmpty)
    let told = try network.told([Float](repeating: 0, count: 8), rows: 1)
    let expected: [Float] = [0, 1, 0, 1, 0.841471, 0.540302, 0.0099998, 0.99995]
    #expect(zip(told, expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func imagesAreTold() {
    let found = mistake(1, 4, 4, layers: "positions")
    #expect(found?.message.contains("'positions1' needs a sequence") == true)
  }
}
