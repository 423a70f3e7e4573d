package import Tensors

/// While training, each image as it is or mirrored, one chance in two for each direction.
package struct Flip: WarpOperation {
  package var isHorizontal: Bool
  package var isVertical: Bool

  package init(isHorizontal: Bool = true, isVertical: Bool = false) {
    self.isHorizontal = isHorizontal
    self.isVertical = isVertical
  }

  package var draws: Int { 2 }

  package func map(height: Int, width: Int, _ stream: inout RandomStream?) -> WarpKernel.Map {
    var map = WarpKernel.Map()
    let (first, second) = (stream?.uniform() ?? 1, stream?.uniform() ?? 1)
    if isHorizontal, first < 0.5 { (map.columnByColumn, map.columnStart) = (-1, Double(width - 1)) }
    if isVertical, second < 0.5 { (map.rowByRow, map.rowStart) = (-1, Double(height - 1)) }
    return map
  }
}
