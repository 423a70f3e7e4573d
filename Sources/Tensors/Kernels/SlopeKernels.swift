import CKernels

/// What rectifiers need whose slope below 0 is learnt.
package enum SlopeKernels {
  /// Σ g · x over the x that are not positive: the gradient of one slope for all of them.
  package static func slopeGradient(_ g: Rows, input x: Rows) -> Float {
    var sum = 0.0
    for row in 0..<g.count {
      sum += kernel_slope_gradient(
        g.pointer + row * g.stride, x.pointer + row * x.stride, g.columns)
    }
    return Float(sum)
  }
}

/// Slopes from `lower` up to `upper`, drawn anew for each number that is not positive.
package struct RandomSlopeKernel: Sendable {
  private let lower: Float
  private let width: Float

  package init(lower: Double, upper: Double) {
    self.lower = Float(lower)
    width = Float(upper - lower)
  }

  /// How many draws a row takes: each gives the slopes of two numbers.
  package static func draws(columns: Int) -> Int { (columns + 1) / 2 }

  /// The slopes at 2·draw and 2·draw + 1 of a row.
  package func slopes(_ draw: UInt64) -> (Double, Double) {
    func slope(_ half: UInt64) -> Double {
      Double(lower) + Double(width) * Double(half >> 8) * 0x1p-24
    }
    return (slope(draw & 0xFFFF_FFFF), slope(draw >> 32))
  }

  /// y = x · slope. `slopes` takes the slope of each number, 1 for a positive one, rows without gaps.
  package func apply(
    to x: Rows, into y: Rows, slopes: UnsafeMutablePointer<Float>, stream: inout RandomStream
  ) {
    let draws = UInt64(Self.draws(columns: x.columns))
    for row in 0..<x.count {
      kernel_random_slopes(
        stream.key, stream.counter, lower, width, x.pointer + row * x.stride,
        y.pointer + row * y.stride, slopes + row * x.columns, x.columns)
      stream.counter &+= draws
    }
  }
}
