import CKernels

/// What is done to each channel over all pixels of one image, whose channels lie beside each other.
package enum ChannelKernels {
  package static func means(
    _ x: UnsafePointer<Float>, pixels: Int, channels: Int, into y: UnsafeMutablePointer<Float>
  ) {
    kernel_channel_means(x, pixels, channels, y)
  }

  /// The first largest number of each channel and, where it is asked for, its pixel.
  package static func largest(
    _ x: UnsafePointer<Float>, pixels: Int, channels: Int, into y: UnsafeMutablePointer<Float>,
    places: UnsafeMutablePointer<Int32>?
  ) {
    kernel_channel_largest(x, pixels, channels, y, places)
  }

  /// Every pixel becomes x · share.
  package static func `repeat`(
    _ x: UnsafePointer<Float>, share: Float, pixels: Int, channels: Int,
    into y: UnsafeMutablePointer<Float>
  ) {
    kernel_repeat(x, share, pixels, channels, y)
  }

  /// y = x · the factor of its channel.
  package static func scale(
    _ x: UnsafePointer<Float>, by factors: UnsafePointer<Float>, pixels: Int, channels: Int,
    into y: UnsafeMutablePointer<Float>
  ) {
    kernel_scale_channels(x, factors, pixels, channels, y)
  }
}
