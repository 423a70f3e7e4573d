import Diagnostics
@testable import Network
import Tensors
import Testing

/// What layers do that show each image from elsewhere while training.
@Suite struct AugmentationLayerTests {
  private let picture: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

  /// What an operation makes of many copies of a picture of 3 × 3 pixels.
  private func seen(_ operation: any Operation) throws -> Set<[Double]> {
    let rows = 200
    let site = ReferenceSite(
      rows: rows, shapes: [Shape(3, 3, 1)],
      inputs: [(0..<rows).flatMap { _ in picture }])
    let size = try operation.outputShape(site.shapes).count
    let output = try FastOperation(
      operation, at: site, gradient: [Double](repeating: 1, count: rows * size), lanes: 2
    ).output
    return Set((0..<rows).map { Array(output[$0 * size..<($0 + 1) * size]) })
  }

  @Test func flips() throws {
    let mirrored: [Double] = [3, 2, 1, 6, 5, 4, 9, 8, 7]
    let turned: [Double] = [7, 8, 9, 4, 5, 6, 1, 2, 3]
    #expect(try seen(Flip()) == [picture, mirrored])
    #expect(try seen(Flip(isHorizontal: false, isVertical: true)) == [picture, turned])
    #expect(try seen(Flip(isHorizontal: true, isVertical: true)).count == 4)
  }

  @Test func shifts() throws {
    let seen = try seen(Shift(share: 0.34))
    #expect(seen.count == 9)
    #expect(
      seen.isSuperset(of: [picture, [0, 0, 0, 0, 1, 2, 0, 4, 5], [5, 6, 0, 8, 9, 0, 0, 0, 0]]))
    #expect(try self.seen(Shift(share: 0.3)) == [picture])
  }

  @Test func crops() throws {
    #expect(
      try seen(Crop(size: 2)) == [[1, 2, 4, 5], [2, 3, 5, 6], [4, 5, 7, 8], [5, 6, 8, 9]])
    #expect(try seen(Crop(size: 1, isCentred: true)) == [[5]])
  }

  /// The middle stays; no two are turned alike.
  @Test func rotations() throws {
    let seen = try seen(Rotate(degrees: 30))
    #expect(seen.count == 200)
    #expect(seen.allSatisfy { abs($0[4] - 5) < 1e-5 })
  }

  /// A quarter turn against the clock brings the right column to the top.
  @Test func aQuarterTurn() {
    let kernel = WarpKernel(height: 3, width: 3, channels: 1, outHeight: 3, outWidth: 3)
    let from = FloatBuffer(picture.map { Float($0) })
    var to = FloatBuffer(count: 9)
    kernel.apply(from.pointer, .turned(by: 90, height: 3, width: 3), into: to.mutablePointer)
    #expect(zip(to.numbers, [3, 6, 9, 2, 5, 8, 1, 4, 7]).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  /// Otherwise images stay as they are; a crop is from the middle.
  @Test func nothingHappensOtherwise() throws {
    let layers = ["flip both", "shift 0.5", "rotate 90", "crop 2", "flatten"]
    let network = try builtNetwork(Shape(1, 4, 4), layers)
    let numbers = (1...16).map { Float($0) }
    #expect(try network.told(numbers, rows: 1) == [6, 7, 10, 11])
    #expect(try builtShape(3, 8, 9, layers: "crop 4") == [3, 4, 4])
  }

  @Test(arguments: ["flip horizontal", "shift 0.1", "rotate 10", "crop 2"])
  func whatIsNoImageIsRefused(layer: String) {
    #expect(mistake(16, layers: layer)?.message.contains("needs an image") == true)
    #expect(mistake(4, 4, layers: layer)?.message.contains("needs an image") == true)
  }

  @Test func aCropThatDoesNotFitIsRefused() {
    let mistake = mistake(3, 5, 4, layers: "crop 6")
    #expect(mistake?.message == "'crop1' takes 6 × 6 pixels, and gets 5 × 4")
    #expect(mistake?.hint == "write 'layer crop 4', or 'layer padding 4' before it")
  }
}
