import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct DepthwiseLayerTests {
  @Test func hasAFilterForEachChannel() throws {
    let network = try builtNetwork(Shape(3, 6, 5), ["depthwise relu padding same multiplier 2"])
    #expect(network.tensor(named: "depthwise1.weight")?.shape == Shape(6, 1, 3, 3))
    #expect(try builtShape(3, 6, 5, layers: "depthwise") == [3, 4, 3])
    #expect(try builtShape(7, 4, layers: "depthwise kernel 2") == [6, 4])
  }

  /// Channels do not see each other.
  @Test func keepsChannelsApart() throws {
    let network = try builtNetwork(Shape(2, 3, 3), ["depthwise"])
    var row = [Float](repeating: 1, count: 18)
    let before = try network.told(row, rows: 1)
    row[0] = 5
    let after = try network.told(row, rows: 1)
    #expect(before[0] != after[0] && before[1] == after[1])
  }

  @Test func absurdSizesAreRefused() {
    #expect(mistake(3, 6, 5, layers: "depthwise multiplier 9223372036854775807") != nil)
    #expect(mistake(3, 2, 2, layers: "depthwise")?.message.contains("'depthwise1'") == true)
  }
}
