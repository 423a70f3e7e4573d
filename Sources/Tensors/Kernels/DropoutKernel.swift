import CKernels

/// Inverted dropout: each number is dropped with probability `rate`, the others divided by 1 − rate.
package struct DropoutKernel: Sendable {
  private let threshold: UInt32
  private let scale: Float

  /// `rate` in 0..<1.
  package init(rate: Double) {
    threshold = UInt32(min(rate * 0x1p32, 0xFFFF_FFFF))
    scale = Float(1 / (1 - rate))
  }

  /// How many draws a row takes: each gives the fate of two numbers.
  package static func draws(columns: Int) -> Int { (columns + 1) / 2 }

  /// Whether the numbers at 2·draw and 2·draw + 1 of a row are kept.
  package func keeps(_ draw: UInt64) -> (Bool, Bool) {
    (UInt32(truncatingIfNeeded: draw) >= threshold, UInt32(draw >> 32) >= threshold)
  }

  /// y = x · kept ÷ (1 − rate). `kept` takes a byte for each number, rows without gaps.
  package func apply(
    to x: Rows, into y: Rows, kept: UnsafeMutablePointer<UInt8>, stream: inout RandomStream
  ) {
    let draws = UInt64(Self.draws(columns: x.columns))
    for row in 0..<x.count {
      kernel_dropout(
        stream.key, stream.counter, threshold, scale, x.pointer + row * x.stride,
        y.pointer + row * y.stride, kept + row * x.columns, x.columns)
      stream.counter &+= draws
    }
  }

  /// d = g · kept ÷ (1 − rate).
  package func applyGradient(_ g: Rows, kept: UnsafePointer<UInt8>, into d: Rows) {
    for row in 0..<g.count {
      kernel_dropout_gradient(
        g.pointer + row * g.stride, kept + row * g.columns, scale, d.pointer + row * d.stride,
        g.columns)
    }
  }
}
