package import Tensors

/// A square part of each image: in training one by chance, else that in the middle.
package struct Crop: WarpOperation {
  /// At most the height and the width.
  package var size: Int
  package var isCentred: Bool

  package init(size: Int, isCentred: Bool = false) {
    self.size = size
    self.isCentred = isCentred
  }

  package func extents(height: Int, width: Int) -> (height: Int, width: Int) { (size, size) }
  package var isIdentityInInference: Bool { false }
  package var inferenceForm: any Operation { Crop(size: size, isCentred: true) }
  package var draws: Int { isCentred ? 0 : 2 }

  package func map(height: Int, width: Int, _ stream: inout RandomStream?) -> WarpKernel.Map {
    var map = WarpKernel.Map()
    map.rowStart = start(height - size, &stream)
    map.columnStart = start(width - size, &stream)
    return map
  }

  /// Where the part begins, of so many pixels too many.
  private func start(_ excess: Int, _ stream: inout RandomStream?) -> Double {
    guard !isCentred, let chance = stream?.uniform() else { return Double(excess / 2) }
    return (chance * Double(excess + 1)).rounded(.down)
  }
}
