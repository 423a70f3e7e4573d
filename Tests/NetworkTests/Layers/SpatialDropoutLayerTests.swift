import Diagnostics
@testable import Network
import Tensors
import Testing

@Suite struct SpatialDropoutLayerTests {
  /// All pixels of a channel share their fate, and the mean stays.
  @Test func wholeChannelsAreDropped() throws {
    let (rows, channels) = (40, 25)
    let site = ReferenceSite(
      rows: rows, shapes: [Shape(2, 2, channels)],
      inputs: [[Double](repeating: 1, count: rows * 4 * channels)])
    let output = try FastOperation(
      SpatialDropout(rate: 0.2), at: site, gradient: site.inputs[0], lanes: 2
    ).output
    for i in output.indices where i / channels % 4 > 0 {
      #expect(output[i] == output[i - channels])
    }
    #expect(Set(output) == [0, 1.25])
    let kept = Double(output.count { $0 > 0 }) / Double(output.count)
    #expect(abs(kept - 0.8) < 0.05)
  }

  @Test func nothingIsDroppedOtherwise() throws {
    let network = try builtNetwork(Shape(4, 2), ["spatial_dropout 0.9", "flatten"])
    #expect(try network.told([1, 2, 3, 4, 5, 6, 7, 8], rows: 1) == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(mistake(8, layers: "spatial_dropout 0.5")?.message.contains("needs an image") == true)
  }
}
