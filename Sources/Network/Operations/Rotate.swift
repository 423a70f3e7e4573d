import Glibc
package import Tensors

/// While training, each image turned about its middle, evenly up to an angle in each direction; pixels are
/// taken between the four around their place, and zeros come in.
package struct Rotate: WarpOperation {
  package var degrees: Double

  package init(degrees: Double) {
    self.degrees = degrees
  }

  package var draws: Int { 1 }

  package func map(height: Int, width: Int, _ stream: inout RandomStream?) -> WarpKernel.Map {
    guard let chance = stream?.uniform() else { return WarpKernel.Map() }
    return .turned(by: degrees * (2 * chance - 1), height: height, width: width)
  }
}

extension WarpKernel.Map {
  /// An image turned about its middle, against the clock.
  static func turned(by degrees: Double, height: Int, width: Int) -> WarpKernel.Map {
    let angle = degrees * .pi / 180
    let (sine, cosine) = (sin(angle), cos(angle))
    let (middle, centre) = (Double(height - 1) / 2, Double(width - 1) / 2)
    var map = WarpKernel.Map()
    (map.rowByRow, map.rowByColumn) = (cosine, sine)
    (map.columnByRow, map.columnByColumn) = (-sine, cosine)
    map.rowStart = middle - cosine * middle - sine * centre
    map.columnStart = centre + sine * middle - cosine * centre
    return map
  }
}
