@testable import Network
import Tensors
import Testing

/// Images turned, shifted, mirrored and cut, against PyTorch's.
@Suite struct WarpFixtureTests {
  @Test(arguments: Fixture.all("warps"))
  func imagesAndGradients(fixture: Fixture) throws {
    let (x, y) = (try fixture.tensor("x"), try fixture.tensor("y"))
    let kernel = WarpKernel(
      height: x.shape[1], width: x.shape[2], channels: x.shape[3], outHeight: y.shape[1],
      outWidth: y.shape[2])
    let map = try map(of: fixture.setting("warp"), height: x.shape[1], width: x.shape[2])
    let (size, outSize) = (x.values.count / x.shape[0], y.values.count / y.shape[0])
    for row in 0..<x.shape[0] {
      let from = FloatBuffer(Array(x.values[row * size..<(row + 1) * size]))
      var to = FloatBuffer(count: outSize)
      kernel.apply(from.pointer, map, into: to.mutablePointer)
      let wanted = Array(y.values[row * outSize..<(row + 1) * outSize])
      #expect(relativeError(to.numbers.map { Float($0) }, against: wanted) <= 2e-6)

      let gradient = try fixture.values("gradient")[row * outSize..<(row + 1) * outSize]
      let above = FloatBuffer(Array(gradient))
      var below = FloatBuffer(count: size)
      kernel.applyGradient(above.pointer, map, into: below.mutablePointer)
      let slope = try fixture.values("dx")[row * size..<(row + 1) * size]
      #expect(relativeError(below.numbers.map { Float($0) }, against: Array(slope)) <= 1e-5)
    }
  }

  /// The map that an operation draws in the end, if it draws often enough.
  private func map(of text: String, height: Int, width: Int) throws -> WarpKernel.Map {
    let words = text.split(separator: " ")
    let numbers = words.dropFirst().compactMap { Double($0) }
    func drawn(
      _ operation: some WarpOperation, where holds: @escaping (WarpKernel.Map) -> Bool
    ) throws -> WarpKernel.Map {
      let maps = (0..<10_000).lazy.map { counter in
        var stream: RandomStream? = RandomStream(key: 5, counter: UInt64(2 * counter))
        return operation.map(height: height, width: width, &stream)
      }
      return try #require(maps.first(where: holds))
    }
    switch words[0] {
    case "rotate": return .turned(by: numbers[0], height: height, width: width)
    case "shift":
      return try drawn(Shift(share: 0.9)) {
        $0.rowStart == numbers[0] && $0.columnStart == numbers[1]
      }
    case "crop":
      return try drawn(Crop(size: Int(numbers[0]))) {
        $0.rowStart == numbers[1] && $0.columnStart == numbers[2]
      }
    default:
      let isVertical = words[1] == "vertical"
      return try drawn(Flip(isHorizontal: !isVertical, isVertical: isVertical)) {
        $0.rowByRow < 0 || $0.columnByColumn < 0
      }
    }
  }
}
