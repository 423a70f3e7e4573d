@testable import Network
import Tensors
import Testing

@Suite struct NoiseLayerTests {
  /// Mean 0, the deviation asked for, and tails as a normal distribution has them.
  @Test func isNormal() throws {
    let site = ReferenceSite(
      rows: 100, shapes: [Shape(1003)], inputs: [[Double](repeating: 0, count: 100_300)])
    let noise = try FastOperation(
      Noise(deviation: 0.5), at: site, gradient: site.inputs[0], lanes: 2
    ).output
    let count = Double(noise.count)
    let mean = noise.reduce(0, +) / count
    let deviation = (noise.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    #expect(abs(mean) < 0.01)
    #expect(abs(deviation - 0.5) < 0.01)
    #expect(abs(Double(noise.count { abs($0) > 1 }) / count - 0.0455) < 0.003)
    #expect(Set(noise).count > 99_000)
  }

  @Test func isAbsentOtherwise() throws {
    let network = try builtNetwork(Shape(3), ["noise 5"])
    #expect(try network.told([1, 2, 3], rows: 1) == [1, 2, 3])
  }
}
