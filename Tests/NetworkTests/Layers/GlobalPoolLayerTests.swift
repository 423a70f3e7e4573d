import Diagnostics
import Network
import Tensors
import Testing

@Suite struct GlobalPoolLayerTests {
  @Test(arguments: ["globalavgpool", "globalmaxpool"])
  func shapes(layer: String) throws {
    #expect(try builtShape(5, 3, 4, layers: layer) == [5])
    #expect(try builtShape(7, 4, layers: layer) == [4])
    #expect(
      mistake(7, layers: layer)?.message
        == "'\(layer)1' needs an image, channels height width, and gets 7 numbers")
  }

  @Test func ofEachChannel() throws {
    let numbers: [Float] = [1, 2, 3, 6, -4, -8, -2, -6]
    #expect(try builtNetwork(Shape(2, 2, 2), ["globalavgpool"]).told(numbers, rows: 1) == [3, -5])
    #expect(try builtNetwork(Shape(2, 2, 2), ["globalmaxpool"]).told(numbers, rows: 1) == [6, -2])
    #expect(try builtNetwork(Shape(4, 2), ["globalmaxpool"]).told(numbers, rows: 1) == [3, 6])
  }

  /// As many channels as rows are laid out with gaps for.
  @Test func manyChannels() throws {
    let numbers = (0..<2 * 512 * 4).map { Float($0 % 4) }
    let network = try builtNetwork(Shape(512, 2, 2), ["globalavgpool", "activation relu"])
    #expect(try network.told(numbers, rows: 2) == [Float](repeating: 1.5, count: 1024))
  }
}
