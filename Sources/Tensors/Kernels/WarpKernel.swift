import CKernels

/// An image [height, width, channels] seen from elsewhere; beyond it all is zero.
package struct WarpKernel: Hashable, Sendable {
  package let height: Int
  package let width: Int
  package let channels: Int
  package let outHeight: Int
  package let outWidth: Int

  package init(height: Int, width: Int, channels: Int, outHeight: Int, outWidth: Int) {
    self.height = height
    self.width = width
    self.channels = channels
    self.outHeight = outHeight
    self.outWidth = outWidth
  }

  /// Where a pixel of the output lies in the input.
  package struct Map: Hashable, Sendable {
    /// row = rowByRow · r + rowByColumn · c + rowStart, and the same of the column.
    package var rowByRow = 1.0
    package var rowByColumn = 0.0
    package var rowStart = 0.0
    package var columnByRow = 0.0
    package var columnByColumn = 1.0
    package var columnStart = 0.0

    package init() {}
  }

  private func warp(_ map: Map) -> kernel_warp {
    kernel_warp(
      height: height, width: width, channels: channels, out_height: outHeight,
      out_width: outWidth,
      map: (
        Float(map.rowByRow), Float(map.rowByColumn), Float(map.rowStart), Float(map.columnByRow),
        Float(map.columnByColumn), Float(map.columnStart)
      ))
  }

  /// Each pixel of `y`, from the four around its place in `x`.
  package func apply(
    _ x: UnsafePointer<Float>, _ map: Map, into y: UnsafeMutablePointer<Float>
  ) {
    var warp = warp(map)
    kernel_look_up(&warp, x, y)
  }

  package func applyGradient(
    _ g: UnsafePointer<Float>, _ map: Map, into d: UnsafeMutablePointer<Float>
  ) {
    var warp = warp(map)
    kernel_look_up_gradient(&warp, g, d)
  }
}
