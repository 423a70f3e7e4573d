package import Tensors

/// While training, each image moved by whole pixels, evenly up to a share of its height and its width in
/// each direction; zeros come in.
package struct Shift: WarpOperation {
  /// In 0...1.
  package var share: Double

  package init(share: Double) {
    self.share = share
  }

  package var draws: Int { 2 }

  package func map(height: Int, width: Int, _ stream: inout RandomStream?) -> WarpKernel.Map {
    var map = WarpKernel.Map()
    map.rowStart = distance(height, stream?.uniform())
    map.columnStart = distance(width, stream?.uniform())
    return map
  }

  /// A whole number of pixels from −share · extent to share · extent, from a number in 0..<1.
  private func distance(_ extent: Int, _ chance: Double?) -> Double {
    guard let chance else { return 0 }
    let most = (share * Double(extent)).rounded(.down)
    return (chance * (2 * most + 1)).rounded(.down) - most
  }
}
