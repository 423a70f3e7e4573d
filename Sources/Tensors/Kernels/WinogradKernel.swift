import CKernels

/// A convolution of 3×3 windows that move by one pixel, by Winograd's minimal filtering: 16 products for
/// four outputs instead of 36, and as many additions as tiles, filters and channels are transformed.
/// Source: Lavin and Gray, “Fast Algorithms for Convolutional Neural Networks”, 2015.
struct WinogradKernel: Hashable, Sendable {
  let height: Int
  let width: Int
  let channels: Int
  /// How far before the image the first window begins.
  let top: Int
  let left: Int
  let rows: Int
  let columns: Int
  let filters: Int

  /// Whether tiles are multiplied by enough filters to make up for their transformation.
  static func pays(channels: Int, filters: Int, outputs: Int) -> Bool {
    channels.isMultiple(of: 8) && filters.isMultiple(of: 8) && min(channels, filters) >= 16
      && max(channels, filters) >= 32 && outputs >= 16
  }

  private var panels: Int { (filters + 15) / 16 * 16 }
  /// So many tiles that they and their products stay in the second cache.
  private var block: Int { max(12, min(96, 24_576 / (channels + panels)) / 6 * 6) }
  private var filterCount: Int { 16 * channels * panels }
  /// Transformed filters, tiles, and their products.
  var scratchCount: Int {
    filterCount + channels + 16 * (block + 1) * (channels + panels + 32)
  }

  /// - Parameter flipped: whether the filters are those of the convolution whose gradient this is.
  func apply(
    to x: UnsafePointer<Float>, step: Int, into y: UnsafeMutablePointer<Float>, outputStep: Int,
    images: Int, filters weight: UnsafePointer<Float>, flipped: Bool, bias: UnsafePointer<Float>?,
    scratch: UnsafeMutablePointer<Float>
  ) {
    let transformed = scratch
    kernel_transform_filters(
      weight, flipped ? channels : filters, flipped ? filters : channels, flipped, transformed)
    var tiles = kernel_tiles(
      images: images, image_step: step, output_step: outputStep, height: height, width: width,
      channels: channels, top: top, left: left, rows: rows, columns: columns, filters: filters,
      block: block)
    kernel_winograd(&tiles, x, transformed, bias, y, scratch + filterCount)
  }
}
